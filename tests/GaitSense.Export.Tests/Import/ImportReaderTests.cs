using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Import;
using GaitSense.Export.Tests.Kit;
using PureHDF;

namespace GaitSense.Export.Tests.Import;

public sealed class ImportReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Movella_DOT_files_of_synchronised_sensors_keep_their_offset()
    {
        _folder.Write("Left Foot.csv", MakersFiles.MovellaDot(1_000_000));
        _folder.Write("right_foot.csv", MakersFiles.MovellaDot(1_030_000));

        ImportOutcome outcome = Read();

        AssertWalk(outcome, BodySite.LeftFoot, 0);
        AssertWalk(outcome, BodySite.RightFoot, 0.03);
        Assert.Equal("Movella DOT CSV", outcome.Report.Format);
        Assert.Contains(outcome.Report.Ignored, i => i.Contains("'status'", StringComparison.Ordinal));
        Assert.Empty(outcome.Report.Contradictions);
    }

    [Fact]
    public void A_counter_of_32_bits_that_turns_over_goes_on()
    {
        _folder.Write("left_foot.csv", MakersFiles.MovellaDot(4_294_967_296 - 1_500_000));
        AssertWalk(Read(), BodySite.LeftFoot, 0);
    }

    [Fact]
    public void MbientLab_files_of_one_sensor_become_one()
    {
        foreach (string foot in new[] { "LeftFoot", "RightFoot" })
        {
            _folder.Write($"{foot}_2026-01-31T18.45.02.000_C8B2_Accelerometer_100.000Hz_1.7.3.csv", MakersFiles.MbientLab(isForce: true));
            _folder.Write($"{foot}_2026-01-31T18.45.02.000_C8B2_Gyroscope_100.000Hz_1.7.3.csv", MakersFiles.MbientLab(isForce: false));
        }

        ImportOutcome outcome = Read();

        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        Assert.Equal("MbientLab MetaBase CSV", outcome.Report.Format);
        Assert.Equal([BodySite.LeftFoot, BodySite.RightFoot], outcome.Recording.Tracks.Select(t => t.Sensor.Site));
        ImuTrack track = outcome.Recording.Tracks[0];

        // Rates stand 3 ms later than forces: a row's rate lies between two of the file.
        Assert.Equal(MakersFiles.Rows - 1, track.TimesS.Count);
        Assert.Equal(9.80665, track.AccelerationMps2[9].Z, 1e-6);
        (_, double[] before) = MakersFiles.Sample(300);
        (_, double[] after) = MakersFiles.Sample(301);
        Assert.Equal((0.3 * before[1]) + (0.7 * after[1]), track.AngularRateRadPerS[300].Y, 1e-3);
    }

    [Fact]
    public void Movesense_files_that_have_clocks_of_their_own_are_taken_to_start_together_and_it_is_told()
    {
        _folder.Write("left_foot_acc.csv", MakersFiles.MovesenseCsv(isForce: true));
        _folder.Write("left_foot_gyro.csv", MakersFiles.MovesenseCsv(isForce: false));
        _folder.Write("right_foot.json", MakersFiles.MovesenseJson(912_000));

        ImportOutcome outcome = Read();

        AssertWalk(outcome, BodySite.LeftFoot, 0, MakersFiles.Rows - 1);
        AssertWalk(outcome, BodySite.RightFoot, 0);
        Assert.Equal("Movesense CSV and Movesense JSON", outcome.Report.Format);
        Assert.Contains(outcome.Report.Contradictions, c => c.Contains("started together", StringComparison.Ordinal));
    }

    [Fact]
    public void Samples_around_a_lost_Movesense_object_keep_their_distance_and_leave_a_hole()
    {
        string[] objects = MakersFiles.MovesenseJson().Split("{\"imu\"");
        _folder.Write("left_foot.json", string.Join("{\"imu\"", objects.Where((_, i) => i != 10)));

        ImuTrack track = Assert.Single(Read().Recording!.Tracks);

        double[] intervals = [.. track.TimesS.Zip(track.TimesS.Skip(1), (a, b) => b - a)];
        Assert.Equal(0.09, intervals.Max(), 1e-6);
        Assert.Equal(1, intervals.Count(i => i > 0.011));
    }

    [Fact]
    public void Dots_that_were_switched_on_one_after_the_other_and_not_synchronised_are_told()
    {
        _folder.Write("Left Foot.csv", MakersFiles.MovellaDot(1_000_000));
        _folder.Write("right_foot.csv", MakersFiles.MovellaDot(3_500_000));

        Assert.Contains(Read().Report.Contradictions, c => c.Contains("synchronise them", StringComparison.Ordinal));
    }

    [Fact]
    public void An_Opal_file_tells_where_its_sensors_were_worn()
    {
        WriteOpal("Left Foot", _folder["walk.h5"]);

        ImportOutcome outcome = ImportReader.Read(_folder["walk.h5"], null, TestContext.Current.CancellationToken);

        AssertWalk(outcome, BodySite.LeftFoot, 0);
        Assert.Equal("APDM Opal HDF5", outcome.Report.Format);
        Assert.Equal("walk", outcome.Name);
    }

    [Fact]
    public void An_Opal_sensor_elsewhere_is_ignored_and_told()
    {
        WriteOpal("Forehead", _folder["walk.h5"]);
        ImportOutcome outcome = Read();
        Assert.False(outcome.IsRead);
        Assert.Contains(outcome.Report.Ignored, i => i.Contains("Forehead", StringComparison.Ordinal));
    }

    [Fact]
    public void Sites_can_be_told_beside_the_files()
    {
        _folder.Write("D4-22-CD-00.csv", MakersFiles.MovellaDot());
        Assert.Contains("sites.json", Read().Fault!.Advice, StringComparison.Ordinal);
        _folder.Write("sites.json", """{ "D4-22-CD": "right_foot" }""");
        AssertWalk(Read(), BodySite.RightFoot, 0);
        _folder.Write("sites.json", """{ "D4-22-CD": "nose" }""");
        Assert.Contains("'nose'", Read().Fault!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubled_column_is_a_fault()
    {
        _folder.Write("left_foot.csv", MakersFiles.MovellaDot(extra: ",Acc_X"));
        InputFault fault = Read().Fault!;
        Assert.Contains("column 10 ('acc_x')", fault.What, StringComparison.Ordinal);
        Assert.Contains("line 4", fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Axes_in_different_units_are_a_fault()
    {
        _folder.Write("left_foot_Accelerometer_100Hz.csv", MakersFiles.MbientLab(isForce: true).Replace("y-axis (g)", "y-axis (deg/s)", StringComparison.Ordinal));
        _folder.Write("left_foot_Gyroscope_100Hz.csv", MakersFiles.MbientLab(isForce: false));
        InputFault fault = Read().Fault!;
        Assert.Contains("only 2 of the three columns of the acceleration", fault.What, StringComparison.Ordinal);
        Assert.Contains("line 1", fault.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("left_foot.csv")]
    [InlineData("left_foot_acc.csv")]
    [InlineData("left_foot_gyro.csv")]
    [InlineData("left_foot_Accelerometer_100Hz.csv")]
    [InlineData("left_foot_Gyroscope_100Hz.csv")]
    public void A_garbled_row_a_fallen_clock_and_a_cut_off_end_cost_their_rows_in_every_table(string file)
    {
        Dictionary<string, string> good = file switch
        {
            "left_foot.csv" => new() { [file] = MakersFiles.MovellaDot() },
            "left_foot_acc.csv" or "left_foot_gyro.csv" => new() { ["left_foot_acc.csv"] = MakersFiles.MovesenseCsv(isForce: true), ["left_foot_gyro.csv"] = MakersFiles.MovesenseCsv(isForce: false) },
            _ => new() { ["left_foot_Accelerometer_100Hz.csv"] = MakersFiles.MbientLab(isForce: true), ["left_foot_Gyroscope_100Hz.csv"] = MakersFiles.MbientLab(isForce: false) },
        };
        string[] lines = good[file].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int garbled = lines.Length - 150;
        lines[garbled] = lines[garbled][..^2] + "x";
        lines[garbled + 50] = lines[garbled - 50];
        lines[^1] = lines[^1][..(lines[^1].IndexOf(',', StringComparison.Ordinal) + 3)];
        good[file] = string.Join('\n', lines);
        foreach ((string name, string text) in good)
        {
            _folder.Write(name, text);
        }

        ImportOutcome outcome = Read();

        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        Assert.InRange(outcome.Recording.Tracks[0].TimesS.Count, MakersFiles.Rows - 6, MakersFiles.Rows - 1);
        Assert.True(outcome.Recording.Tracks[0].TimesS[^1] > 0.01 * (MakersFiles.Rows - 5), "what stands after the rows is used");
        Assert.Contains($"{file}, line {garbled + 1}", outcome.Damage!.Where, StringComparison.Ordinal);
        Assert.Contains("is not a number", outcome.Damage.What, StringComparison.Ordinal);
        Assert.NotEmpty(outcome.Damage.Advice);
        Assert.Contains("3 rows are left out", Assert.Single(outcome.Report.Contradictions, c => c.Contains(file, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_that_goes_back_costs_its_rows()
    {
        string[] lines = MakersFiles.MovellaDot().Split('\n');
        lines[304] = lines[204];
        _folder.Write("left_foot.csv", string.Join('\n', lines));

        ImportOutcome outcome = Read();

        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        Assert.Equal(MakersFiles.Rows - 1, outcome.Recording.Tracks[0].TimesS.Count);
        string told = Assert.Single(outcome.Report.Contradictions);
        Assert.Contains("line 305: the clock goes back by 0.99 s", told, StringComparison.Ordinal);
        Assert.Contains("line 305", outcome.Damage!.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void An_Opal_clock_that_goes_back_and_a_table_that_is_cut_off_are_told_and_the_rest_is_used()
    {
        WriteOpal("Left Foot", _folder["walk.h5"], time => time[200] = time[100], rateRows: MakersFiles.Rows - 20);

        ImportOutcome outcome = Read();

        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        Assert.Equal(MakersFiles.Rows - 20 - 1, outcome.Recording.Tracks[0].TimesS.Count);
        Assert.Contains($"has {MakersFiles.Rows - 20} rows, Time has {MakersFiles.Rows}", outcome.Damage!.What, StringComparison.Ordinal);
        Assert.Contains(outcome.Report.Contradictions, c => c.Contains("row 200: the clock does not go on", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Movesense_object_that_goes_back_or_lacks_numbers_is_left_out_and_told()
    {
        string whole = MakersFiles.MovesenseJson();
        _folder.Write("left_foot.json", whole.Replace("\"Timestamp\":9000", "\"Timestamp\":8000", StringComparison.Ordinal));

        ImportOutcome outcome = Read();

        Assert.NotEqual(whole, File.ReadAllText(_folder["left_foot.json"]));
        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        Assert.InRange(outcome.Recording.Tracks[0].TimesS.Count, MakersFiles.Rows - 16, MakersFiles.Rows - 1);
        Assert.Contains("the clock goes back", outcome.Damage!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_contradicts_the_values_is_a_fault()
    {
        _folder.Write("left_foot_Accelerometer_100Hz.csv", MakersFiles.MbientLab(isForce: true).Replace("(g)", "(deg/s)", StringComparison.Ordinal));
        _folder.Write("left_foot_Gyroscope_100Hz.csv", MakersFiles.MbientLab(isForce: false).Replace("(deg/s)", "(g)", StringComparison.Ordinal));
        ImportOutcome outcome = Read();
        Assert.Contains("at rest the acceleration", outcome.Fault!.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_JSON_file_keeps_what_stands_before()
    {
        string whole = MakersFiles.MovesenseJson();
        _folder.Write("left_foot.json", whole[..(whole.Length * 3 / 4)]);
        ImportOutcome outcome = Read();
        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        Assert.InRange(outcome.Recording.Tracks[0].TimesS.Count, MakersFiles.Rows / 2, MakersFiles.Rows - 1);
        Assert.Contains("byte", Assert.Single(outcome.Report.Contradictions), StringComparison.Ordinal);
        Assert.Contains("cut off", outcome.Damage!.Advice, StringComparison.Ordinal);
    }

    private ImportOutcome Read() => Culture.German(() => ImportReader.Read(_folder.Path, null, TestContext.Current.CancellationToken));

    private static void AssertWalk(ImportOutcome outcome, BodySite site, double firstS, int rows = MakersFiles.Rows)
    {
        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        ImuTrack track = Assert.Single(outcome.Recording.Tracks, t => t.Sensor.Site == site);
        Assert.Equal(rows, track.TimesS.Count);
        Assert.Equal(100, track.Sensor.NominalRateHz, 0.01);
        for (int i = 0; i < rows; i += 13)
        {
            (double[] force, double[] rate) = MakersFiles.Sample(i);
            Assert.Equal(firstS + (0.01 * i), track.TimesS[i], 1e-6);
            Assert.True((track.AccelerationMps2[i] - new Vec3(force[0], force[1], force[2])).Length < 1e-6);
            Assert.True((track.AngularRateRadPerS[i] - new Vec3(rate[0], rate[1], rate[2])).Length < 1e-6);
        }
    }

    private static void WriteOpal(string label, string path, Action<ulong[]>? spoil = null, int rateRows = MakersFiles.Rows)
    {
        double[,] force = new double[MakersFiles.Rows, 3];
        double[,] rate = new double[rateRows, 3];
        ulong[] time = new ulong[MakersFiles.Rows];
        for (int i = 0; i < MakersFiles.Rows; i++)
        {
            (double[] f, double[] w) = MakersFiles.Sample(i);
            time[i] = 1_769_881_502_000_000 + ((ulong)i * 10_000);
            for (int axis = 0; axis < 3; axis++)
            {
                force[i, axis] = f[axis];
                if (i < rateRows)
                {
                    rate[i, axis] = w[axis];
                }
            }
        }

        spoil?.Invoke(time);
        H5File file = new()
        {
            ["Sensors"] = new H5Group
            {
                ["1234"] = new H5Group
                {
                    ["Time"] = time,
                    ["Accelerometer"] = force,
                    ["Gyroscope"] = rate,
                    ["Configuration"] = new H5Group { Attributes = new() { ["Label 0"] = label } },
                },
            },
        };
        file.Write(path);
    }
}
