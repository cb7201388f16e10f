using CsCheck;
using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

public class VqfPropertyTests
{
    private const double RateHz = 100;

    private static readonly Gen<Quat> Pose =
        from w in Gen.Double[-1, 1]
        from x in Gen.Double[-1, 1]
        from y in Gen.Double[-1, 1]
        from z in Gen.Double[-1, 1]
        where (w * w) + (x * x) + (y * y) + (z * z) > 0.01
        select new Quat(w, x, y, z).Normalized();

    [Fact]
    public void Saved_and_restored_at_any_sample_equals_never_stopped() => Gen.Int[0, 5999].Sample(
        cut =>
        {
            Vqf straight = new(RateHz);
            Vqf first = new(RateHz);
            Vqf second = new(RateHz);
            for (int i = 0; i < 6000; i++)
            {
                (Vec3 rate, Vec3 force, Vec3 field) = ClosedFormMotion.Sample(i, RateHz);
                straight.Update(rate, force, field);
                if (i == cut)
                {
                    second.State = first.State;
                }

                (i < cut ? first : second).Update(rate, force, field);
            }

            Assert.Equal(straight.State, second.State);
        },
        iter: 12,
        threads: 1);

    [Fact]
    public void A_sensor_turned_in_its_case_gives_the_turned_orientation() => Pose.Sample(
        turn =>
        {
            Vqf plain = new(RateHz);
            Vqf turned = new(RateHz);
            for (int i = 0; i < 4000; i++)
            {
                (Vec3 rate, Vec3 force, Vec3 field) = ClosedFormMotion.Sample(i, RateHz);
                plain.Update(rate, force, field);
                turned.Update(turn.Rotate(rate), turn.Rotate(force), turn.Rotate(field));
            }

            // The rest test and the clip look at single axes, so that agreement is close, not to rounding.
            Quat difference = turned.OrientationEnu * turn * plain.OrientationEnu.Conjugate;
            Assert.InRange(difference.Log().Length, 0, 0.2 * Angle.RadPerDeg);
            Assert.InRange((turned.BiasRadPerS - turn.Rotate(plain.BiasRadPerS)).Length, 0, 5e-4);
        },
        iter: 12,
        threads: 1);

    [Fact]
    public void A_still_sensor_knows_up_in_any_pose() => Pose.Sample(
        pose =>
        {
            Vqf vqf = new(RateHz);
            for (int i = 0; i < 100; i++)
            {
                vqf.Update(Vec3.Zero, pose.InverseRotate(new Vec3(0, 0, 9.81)));
            }

            // The first correction, of up to half a turn, also moves the bias a little.
            Assert.InRange((vqf.Up - pose.InverseRotate(Vec3.UnitZ)).Length, 0, 0.01 * Angle.RadPerDeg);
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void Upside_down_is_no_exception()
    {
        Vqf vqf = new(RateHz);

        vqf.Update(Vec3.Zero, new Vec3(0, 0, -9.81));

        Assert.InRange((vqf.Up + Vec3.UnitZ).Length, 0, 1e-12);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    [InlineData(286)]
    [InlineData(1000)]
    public void The_sampling_rate_does_not_matter_much(double rateHz)
    {
        Quat at100 = At(100);

        Quat other = At(rateHz);

        Assert.InRange((other * at100.Conjugate).Log().Length, 0, 2.5 * Angle.RadPerDeg);
    }

    [Theory]
    [InlineData(4, 0.0005)]
    [InlineData(30, 0.0005)]
    public void A_constant_bias_is_found_at_rest_and_kept_in_motion(int seconds, double tolerance)
    {
        Vqf vqf = Run(RateHz, seconds);

        Assert.InRange((vqf.BiasRadPerS - ClosedFormMotion.Bias).Length, 0, tolerance);
    }

    [Fact]
    public void A_constant_bias_is_found_in_motion_alone()
    {
        // Rocking about x. Up says nothing of the bias about the vertical, which therefore stays near zero.
        Vqf vqf = new(RateHz, VqfOptions.Default with { CentresSamples = true });
        for (int i = 0; i < 90 * RateHz; i++)
        {
            double t = i / RateHz;
            double roll = 0.5 * Math.Sin(3 * t);
            vqf.Update(new Vec3((1.5 * Math.Cos(3 * t)) + 0.010, -0.008, 0), new Vec3(0, 9.81 * Math.Sin(roll), 9.81 * Math.Cos(roll)));
            Assert.False(vqf.IsAtRest);
        }

        Assert.Equal(0.010, vqf.BiasRadPerS.X, 0.05 * Angle.RadPerDeg);
        Assert.Equal(-0.008, vqf.BiasRadPerS.Y, 0.05 * Angle.RadPerDeg);
        Assert.Equal(0, vqf.BiasRadPerS.Z, 0.05 * Angle.RadPerDeg);
    }

    private static Quat At(double rateHz) => Run(rateHz, 60).Orientation;

    private static Vqf Run(double rateHz, int seconds)
    {
        Vqf vqf = new(rateHz);
        for (int i = 0; i < (int)(seconds * rateHz); i++)
        {
            (Vec3 rate, Vec3 force, _) = ClosedFormMotion.Sample(i, rateHz);
            vqf.Update(rate, force);
        }

        return vqf;
    }
}
