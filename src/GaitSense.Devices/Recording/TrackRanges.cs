using GaitSense.Core.Geometry;
using GaitSense.Protocol;

namespace GaitSense.Devices.Recording;

/// <summary>The smallest ranges of our packets that hold the values of a track.</summary>
/// <param name="Acceleration">For specific force.</param>
/// <param name="AngularRate">For angular rate.</param>
internal readonly record struct TrackRanges(AccelerationRange Acceleration, AngularRateRange AngularRate)
{
    /// <summary>Ranges for values up to these magnitudes per axis; the largest where none holds them, and values beyond it saturate.</summary>
    public static TrackRanges For(IEnumerable<Vec3> accelerationMps2, IEnumerable<Vec3> angularRateRadPerS) => new(
        Smallest(Enum.GetValues<AccelerationRange>(), ImuScale.AccelerationLsbMps2, Largest(accelerationMps2)),
        Smallest(Enum.GetValues<AngularRateRange>(), ImuScale.AngularRateLsbRadPerS, Largest(angularRateRadPerS)));

    private static TRange Smallest<TRange>(TRange[] rising, Func<TRange, double> lsb, double largest)
        where TRange : struct
    {
        foreach (TRange range in rising)
        {
            // A count of 32767 means "at least this much", so the largest value must stay below it.
            if (largest < 32766.5 * lsb(range))
            {
                return range;
            }
        }

        return rising[^1];
    }

    private static double Largest(IEnumerable<Vec3> values)
    {
        double largest = 0;
        foreach (Vec3 v in values)
        {
            if (v.IsFinite)
            {
                largest = Math.Max(largest, Math.Max(Math.Abs(v.X), Math.Max(Math.Abs(v.Y), Math.Abs(v.Z))));
            }
        }

        return largest;
    }
}
