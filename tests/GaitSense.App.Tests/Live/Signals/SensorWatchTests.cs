using GaitSense.App.Live.Signals;

namespace GaitSense.App.Tests.Live.Signals;

public sealed class SensorWatchTests
{
    private const double G = 9.80665;

    [Fact]
    public void A_sensor_is_still_for_as_long_as_it_does_not_turn()
    {
        SensorWatch watch = new(2);
        watch.Take(Frame(0, 0, 3, G, 0));
        Assert.Equal(2.98, watch.StillS(0)!.Value, 6);
        Assert.Null(watch.StillS(1));
        watch.Take(Frame(0, 3, 3.1, G, 40));
        Assert.Equal(0, watch.StillS(0));
        watch.Take(Frame(0, 3.1, 4.1, G, 2));
        Assert.Equal(0.98, watch.StillS(0)!.Value, 6);
    }

    private static SignalFrame Frame(int sensor, double fromS, double toS, double forceMps2, double rateDegPerS)
    {
        double[] times = [.. Enumerable.Range(0, (int)Math.Round((toS - fromS) * 50)).Select(i => fromS + (i / 50.0))];
        return new SignalFrame(
            sensor,
            times,
            [.. times.SelectMany(_ => new[] { 0, 0, forceMps2 })],
            [.. times.SelectMany(_ => new[] { rateDegPerS, 0, 0 })]);
    }
}
