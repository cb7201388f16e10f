using System.Globalization;
using GaitSense.App.Live;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Devices.Gateway.Receiving;

namespace GaitSense.Browser.Tests.Sensors;

/// <summary>Six sensors at 60 Hz, one sample in each packet, through the browser for a minute. Run it by hand:
/// <c>GAITSENSE_SOAK_SECONDS=60 dotnet run --project tests/GaitSense.Browser.Tests -c Release -- -explicit only -class "*LongForwardTests"</c>.</summary>
[Collection(OneDashboard.Name)]
public sealed class LongForwardTests
{
    private const int RateHz = 60;

    [Fact(Explicit = true)]
    public async Task Nothing_is_lost_in_a_minute()
    {
        int seconds = int.Parse(Environment.GetEnvironmentVariable("GAITSENSE_SOAK_SECONDS") ?? "60", CultureInfo.InvariantCulture);
        await using SensorStage stage = await SensorStage.StartAsync();
        foreach (SensorObjects sensor in stage.Sensors)
        {
            await stage.ConnectAsync(sensor);
        }

        PracticeReply started = await stage.Practice.StartAsync(new PracticeRequest("P01", "reverse-walking"), TestContext.Current.CancellationToken);
        long before = stage.Received;
        long sent = 0;
        long start = TimeProvider.System.GetTimestamp();
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(4));
        for (int n = 0; n < seconds * RateHz; n++)
        {
            while (TimeProvider.System.GetElapsedTime(start).TotalSeconds < n / (double)RateHz)
            {
                await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            sent += stage.SendOne();
        }

        double took = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        await SensorStage.UntilAsync(() => stage.Received - before == sent, $"{sent} packets arrive; {stage.Received - before} did");
        await stage.Practice.StopAsync(TestContext.Current.CancellationToken);
        StreamReport report = stage.Hub.Streams.Single();
        TestContext.Current.SendDiagnosticMessage(
            $"{sent} packets in {took:0.0} s, {report.Counts.Dropped} dropped, {report.Counts.Duplicates} came again, clock within {report.ClockErrorS * 1000:0.0} ms");
        Assert.Equal(0, report.Counts.Dropped);
        SensorPageTests.AssertStoredOnce(stage, started.Session!.Id, seconds * RateHz);
    }
}
