using System.Text;
using CsCheck;
using GaitSense.Export.Import;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Import;

/// <summary>Whatever a file of another make has become, reading it ends in an outcome: a recording or a fault, never an exception.</summary>
public sealed class DamageTests
{
    private static readonly (string Name, byte[] Bytes)[] Files =
    [
        ("left_foot.csv", Encoding.UTF8.GetBytes(MakersFiles.MovellaDot())),
        ("left_foot_acc.csv", Encoding.UTF8.GetBytes(MakersFiles.MovesenseCsv(isForce: true))),
        ("left_foot_Accelerometer.csv", Encoding.UTF8.GetBytes(MakersFiles.MbientLab(isForce: true))),
        ("left_foot.json", Encoding.UTF8.GetBytes(MakersFiles.MovesenseJson())),
        ("left_foot.h5", [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0, 8, 8, 0, 4, 0, 16, 0]),
    ];

    [Fact]
    public void A_damaged_file_is_a_recording_or_a_fault() => Gen.Select(
            Gen.Int[0, Files.Length - 1], Gen.Double[0, 1], Gen.Byte.Array[0, 12], Gen.Bool)
        .Sample(
            (file, share, garble, isCut) =>
            {
                (string name, byte[] bytes) = Files[file];
                int at = (int)(share * (bytes.Length - 1));
                byte[] damaged = isCut ? bytes[..at] : [.. bytes[..at], .. garble, .. bytes[Math.Min(bytes.Length, at + garble.Length)..]];
                using TemporaryFolder folder = new();
                File.WriteAllBytes(folder[name], damaged);
                ImportOutcome outcome = ImportReader.Read(folder.Path);
                return outcome.IsRead ? outcome.Recording.Tracks.All(t => t.TimesS.Zip(t.TimesS.Skip(1)).All(p => p.Second > p.First)) : outcome.Fault.Advice.Length > 0;
            },
            iter: 150);

    [Fact]
    public void A_file_of_any_size_is_read_until_enough_is_kept()
    {
        using TemporaryFolder folder = new();
        using (StreamWriter writer = new(folder["left_foot.csv"]))
        {
            writer.Write("PacketCounter,SampleTimeFine,Acc_X,Acc_Y,Acc_Z,Gyr_X,Gyr_Y,Gyr_Z\n");
            for (int i = 0; i < SensorRows.MostSamples / 500; i++)
            {
                writer.Write(FormattableString.Invariant($"{i},{i * 10000L},0,0,9.8,0,0,0\n"));
            }
        }

        SensorRows rows = new("x", "x", Core.Sensors.BodySite.LeftFoot, "m/s^2", "deg/s", false, "");
        ImportNotes notes = new();
        CsvRows.TryOpen(folder["left_foot.csv"], notes)!.Read(
            (t, v) =>
            {
                rows.Add(t, v);
                return rows.Count < 1000;
            },
            TestContext.Current.CancellationToken);
        Assert.Equal(1000, rows.Count);
        Assert.Contains("line 1001", Assert.Single(notes.Report("x").Contradictions), StringComparison.Ordinal);
    }
}
