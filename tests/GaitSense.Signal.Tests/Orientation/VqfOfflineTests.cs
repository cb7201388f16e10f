using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

public class VqfOfflineTests
{
    private const double RateHz = 100;
    private static readonly (Vec3 Rate, Vec3 Force, Vec3 Field)[] Motion = [.. Enumerable.Range(0, 3000).Select(i => ClosedFormMotion.Sample(i, RateHz))];
    private static readonly Vec3[] Rates = [.. Motion.Select(m => m.Rate)];
    private static readonly Vec3[] Forces = [.. Motion.Select(m => m.Force)];
    private static readonly Vec3[] Fields = [.. Motion.Select(m => m.Field)];

    [Fact]
    public void The_bias_is_known_from_the_first_sample_on()
    {
        OfflineOrientation result = VqfOffline.Estimate(RateHz, Rates, Forces, cancellation: TestContext.Current.CancellationToken);

        Assert.InRange((result.BiasRadPerS[0] - ClosedFormMotion.Bias).Length, 0, 0.002);
        Assert.True(result.IsAtRest[0]);
        Assert.False(result.IsAtRest[2000]);
        Assert.InRange(result.BiasSigmaRadPerS[1500], 1e-5, 0.2 * Angle.RadPerDeg);
    }

    [Fact]
    public void Without_a_magnetometer_there_is_no_heading_and_the_rest_is_the_same()
    {
        OfflineOrientation without = VqfOffline.Estimate(RateHz, Rates, Forces, cancellation: TestContext.Current.CancellationToken);
        OfflineOrientation with = VqfOffline.Estimate(RateHz, Rates, Forces, Fields, cancellation: TestContext.Current.CancellationToken);

        Assert.Null(without.OrientationEnu);
        Assert.Null(without.HeadingOffsetRad);
        Assert.Equal(without.Orientation, with.Orientation);
        Assert.Equal(3000, with.OrientationEnu!.Count);
    }

    [Fact]
    public void Parts_that_are_missing_are_bridged()
    {
        Vec3[] forces = [.. Forces];
        Vec3[] fields = [.. Fields];
        for (int i = 0; i < forces.Length; i += 50)
        {
            forces[i] = i % 100 == 0 ? Vec3.NaN : Vec3.Zero;
            fields[i] = forces[i];
        }

        OfflineOrientation whole = VqfOffline.Estimate(RateHz, Rates, Forces, Fields, cancellation: TestContext.Current.CancellationToken);
        OfflineOrientation holed = VqfOffline.Estimate(RateHz, Rates, forces, fields, cancellation: TestContext.Current.CancellationToken);

        for (int i = 0; i < forces.Length; i++)
        {
            Assert.InRange((holed.OrientationEnu![i] * whole.OrientationEnu![i].Conjugate).Log().Length, 0, 1 * Angle.RadPerDeg);
        }
    }

    [Fact]
    public void A_recording_without_samples_gives_nothing()
    {
        OfflineOrientation result = VqfOffline.Estimate(RateHz, [], [], cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(result.Orientation);
    }

    [Fact]
    public void Lists_of_different_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => VqfOffline.Estimate(RateHz, Rates, Forces.AsSpan(1), cancellation: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => VqfOffline.Estimate(RateHz, Rates, Forces, Fields.AsSpan(1), cancellation: TestContext.Current.CancellationToken));
    }

    [Fact]
    public void It_stops_when_told_to() => Assert.Throws<OperationCanceledException>(
        () => VqfOffline.Estimate(RateHz, Rates, Forces, cancellation: new CancellationToken(canceled: true)));
}
