using GaitSense.Core.Recordings;
using GaitSense.Export.MotionBids.Channels;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Holds the units that a file declares against its data, so that a wrong unit is said and never guessed away.</summary>
/// <remarks><b>How</b>: (1) in the quietest tenth of the samples (smallest angular rate) the median specific force must be 1 g
/// within <see cref="LowestRestG"/> and <see cref="HighestRestG"/>: a factor of 9.81 (m/s^2 for g), 1000 (g for mg) or a
/// removed gravity lies far outside; (2) a body part does not turn faster than <see cref="FastestRadPerS"/> for long: deg/s
/// taken for rad/s does; (3) nobody shakes by <see cref="LivelyMps2"/> without turning by <see cref="StillRadPerS"/>: rad/s
/// taken for deg/s looks like it. The bounds are judgement. In 26 recordings of walking the rest lies at 0.87 to 1.08 g, the
/// hundredth at 1.0 to 11.6 rad/s, and the twentieth of a shaken sensor above 1.2 rad/s.</remarks>
internal static class Plausibility
{
    /// <summary>Smallest specific force at rest, g.</summary>
    public const double LowestRestG = 0.6;

    /// <summary>Largest specific force at rest, g.</summary>
    public const double HighestRestG = 1.6;

    /// <summary>Largest angular rate that is exceeded in a hundredth of the samples, rad/s.</summary>
    public const double FastestRadPerS = 40;

    /// <summary>Standard deviation of the specific force's magnitude that means motion, m/s2.</summary>
    public const double LivelyMps2 = 2;

    /// <summary>An angular rate that motion exceeds in a twentieth of the samples, rad/s.</summary>
    public const double StillRadPerS = 0.3;

    // Enough to judge a unit; longer recordings are thinned.
    private const int SamplesJudged = 20_000;
    private const int FewestSamples = 20;

    /// <summary>Judges one sensor.</summary>
    /// <exception cref="InputFaultException">A unit contradicts the data.</exception>
    public static void Check(TrackBuilder track, string motionFile)
    {
        if (track.Count < FewestSamples)
        {
            return;
        }

        int stride = Math.Max(1, track.Count / SamplesJudged);
        int[] picked = [.. Enumerable.Range(0, track.Count / stride).Select(i => i * stride)];
        double[] force = [.. picked.Select(i => track.Accelerations[i].Length)];
        double[] rate = [.. picked.Select(i => track.AngularRates[i].Length)];
        CheckAcceleration(track, motionFile, force, rate);
        CheckAngularRate(track, motionFile, force, rate);
    }

    private static void CheckAcceleration(TrackBuilder track, string motionFile, double[] force, double[] rate)
    {
        double quiet = Quantile(rate, 0.1);
        double restG = Quantile([.. force.Where((_, i) => rate[i] <= quiet)], 0.5) / ChannelUnits.StandardGravityMps2;
        if (restG is < LowestRestG or > HighestRestG)
        {
            throw Fault(
                track,
                motionFile,
                "ACCEL",
                FormattableString.Invariant($"at rest the acceleration is {restG:0.###} g by the declared unit '{track.Plan.AccelerationUnit}', and not about 1 g"),
                restG < 0.2
                    ? "Correct units in channels.tsv; if gravity was removed, export the acceleration with gravity."
                    : "Correct units in channels.tsv (m/s^2, g or mg), or calibrate the sensor.");
        }
    }

    private static void CheckAngularRate(TrackBuilder track, string motionFile, double[] force, double[] rate)
    {
        double fast = Quantile(rate, 0.99);
        if (fast > FastestRadPerS)
        {
            throw Fault(
                track,
                motionFile,
                "GYRO",
                FormattableString.Invariant($"the angular rate reaches {fast:0.#} rad/s by the declared unit '{track.Plan.AngularRateUnit}', faster than a body part turns"),
                "Correct units in channels.tsv; values like these are usually deg/s.");
        }

        if (Deviation(force) > LivelyMps2 && Quantile(rate, 0.95) < StillRadPerS)
        {
            throw Fault(
                track,
                motionFile,
                "GYRO",
                FormattableString.Invariant($"the sensor is shaken but turns by less than {StillRadPerS} rad/s by the declared unit '{track.Plan.AngularRateUnit}'"),
                "Correct units in channels.tsv; values like these are usually rad/s.");
        }
    }

    private static InputFaultException Fault(TrackBuilder track, string motionFile, string type, string what, string advice) =>
        new(new InputFault(what, $"{motionFile}, {type} of '{track.Plan.Point}'", advice));

    private static double Quantile(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
    }
}
