using GaitSense.Core.Recordings;

namespace GaitSense.Devices.Recording;

/// <summary>The time from row to row that a track is meant to have.</summary>
internal static class NominalPeriod
{
    private const double FallbackS = 0.01;

    /// <summary>From the sensor's nominal rate; where that is not given, the median step of time, s.</summary>
    public static double OfS(ImuTrack track)
    {
        double rate = track.Sensor.NominalRateHz;
        return rate > 0 && double.IsFinite(rate) ? 1 / rate : MedianStepS(track.TimesS);
    }

    private static double MedianStepS(IReadOnlyList<double> times)
    {
        double[] steps = [.. times.Skip(1).Zip(times, (later, earlier) => later - earlier).Where(s => s > 0).Order()];
        return steps.Length == 0 ? FallbackS : steps[steps.Length / 2];
    }
}
