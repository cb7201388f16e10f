using System.Globalization;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.Storage.Tests.Influx.Real;

/// <summary>Measures how many steps a second go through outbox and sender into a real server: set GAITSENSE_INFLUX_LOAD to a
/// number of points and run this class.</summary>
public sealed class ThroughputTests : IDisposable
{
    private const int PerCommit = 1000;
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Points_a_second_from_outbox_to_server()
    {
        string? asked = Environment.GetEnvironmentVariable("GAITSENSE_INFLUX_LOAD");
        Assert.SkipWhen(string.IsNullOrEmpty(asked), "GAITSENSE_INFLUX_LOAD names no number of points.");
        int points = int.Parse(asked!, CultureInfo.InvariantCulture);
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings(), new SendingOptions { Linger = TimeSpan.Zero, PointsPerSecond = 1_000_000 });
        long began = TimeProvider.System.GetTimestamp();
        LineWriter lines = new();
        for (int from = 0; from < points; from += PerCommit)
        {
            Fill(lines, from);
            rig.Store.Outbox!.Put(null, lines);
            lines.Clear();
        }

        double written = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        InfluxStatus status = await rig.UntilEmptyAsync();
        double sent = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Assert.Equal(points, status.Counts.Sent);
        Assert.Equal(points, (await daemon.RowsAsync("SELECT count(confidence) FROM gait_step"))[0][1].GetInt32());
        TestContext.Current.SendDiagnosticMessage(string.Create(
            CultureInfo.InvariantCulture,
            $"{points} steps: in the outbox after {written:0.0} s ({points / written:0}/s), in the server after {sent:0.0} s ({points / sent:0}/s), {status.Requests} requests"));
    }

    private static void Fill(LineWriter lines, int from)
    {
        for (int i = from; i < from + PerCommit; i++)
        {
            StepLines.Write(lines, Examples.Header(person: $"P{i % 250}"), new Step
            {
                Side = i % 2 == 0 ? Side.Left : Side.Right,
                InitialContact = new SessionTime(i * 1_000_003L),
                FinalContact = new SessionTime((i * 1_000_003L) - 400_000_000),
                Direction = WalkingDirection.Backward,
                ContactPattern = ContactPattern.Heel,
                StrideLengthM = 0.5 + (i % 97 / 1000.0),
                StepLengthM = 0.25 + (i % 89 / 1000.0),
                StepLengthSdM = 0.0123,
                StrideTime = TimeSpan.FromTicks(12_345_678),
                StepTime = TimeSpan.FromTicks(6_345_678),
                SwingTime = TimeSpan.FromTicks(4_000_001),
                DoubleSupport = TimeSpan.FromTicks(1_500_003),
                FootStrikeAngleRad = 0.1 + (i % 13 / 100.0),
                ToeOutRad = 0.05,
                FootClearanceM = 0.0712,
                PelvicTiltRad = 0.0201,
                PelvicTiltRangeRad = 0.0512,
                PelvicObliquityRangeRad = 0.0421,
                PelvicRotationRangeRad = 0.1123,
                Confidence = 0.9,
                Valid = true,
            });
        }
    }
}
