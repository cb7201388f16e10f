using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

public class VqfTests
{
    private const double RateHz = 100;
    private static readonly Vec3 Gravity = new(0, 0, 9.81);
    private static readonly Vec3 Field = new(0, 19, -45);

    [Fact]
    public void At_rest_the_bias_is_learnt_and_rest_is_told()
    {
        Vec3 bias = new(0.01, -0.005, 0.008);
        Vqf vqf = new(RateHz);

        Feed(vqf, 30, _ => bias, Quat.Identity);

        Assert.True(vqf.IsAtRest);
        Assert.True((vqf.BiasRadPerS - bias).Length < 0.0005, vqf.BiasRadPerS.ToString());
    }

    [Fact]
    public void A_tilted_sensor_finds_up()
    {
        Quat pose = Quat.FromAxisAngle(new Vec3(0.6, 0.8, 0), 0.9);
        Vqf vqf = new(RateHz);

        Feed(vqf, 5, _ => Vec3.Zero, pose);

        Assert.True((vqf.Up - pose.InverseRotate(Vec3.UnitZ)).Length < 1e-3);
    }

    [Fact]
    public void A_quarter_turn_about_the_vertical_is_a_quarter_turn()
    {
        Vqf vqf = new(RateHz);
        Feed(vqf, 3, _ => Vec3.Zero, Quat.Identity);
        Quat before = vqf.Orientation;

        Feed(vqf, 1, _ => new Vec3(0, 0, Math.PI / 2), Quat.Identity);

        double angle = (vqf.Orientation * before.Conjugate).Log().Z;
        Assert.InRange(angle, (Math.PI / 2) - 0.005, (Math.PI / 2) + 0.005);
    }

    [Fact]
    public void A_restored_state_goes_on_as_if_nothing_had_happened()
    {
        Vqf straight = new(RateHz);
        Vqf first = new(RateHz);
        Feed(straight, 4, Wobble, Quat.Identity);
        Feed(first, 4, Wobble, Quat.Identity);
        Vqf second = new(RateHz) { State = first.State };

        Feed(straight, 4, Wobble, Quat.Identity);
        Feed(second, 4, Wobble, Quat.Identity);

        Assert.Equal(straight.Orientation, second.Orientation);
        Assert.Equal(straight.BiasRadPerS, second.BiasRadPerS);
    }

    [Fact]
    public void Nothing_is_allocated_per_sample()
    {
        Vqf vqf = new(RateHz);

        long bytes = Allocation.OfEach(() => vqf.Update(new Vec3(0.1, 0.2, 0.3), Gravity, Field));

        Assert.Equal(0, bytes);
    }

    [Fact]
    public void A_sample_that_is_not_finite_changes_nothing()
    {
        Vqf vqf = new(RateHz);
        Feed(vqf, 4, Wobble, Quat.Identity);
        VqfState before = vqf.State;

        vqf.Update(Vec3.NaN, new Vec3(0, double.PositiveInfinity, 1), Vec3.NaN);
        vqf.Update(Vec3.NaN, Vec3.Zero, Vec3.Zero);

        Assert.Equal(before, vqf.State);
    }

    [Fact]
    public void A_reset_filter_is_a_new_one()
    {
        Vqf vqf = new(RateHz);
        VqfState fresh = vqf.State;
        Feed(vqf, 4, Wobble, Quat.Identity);
        Assert.NotEqual(fresh, vqf.State);

        vqf.Reset();

        Assert.Equal(fresh, vqf.State);
    }

    [Fact]
    public void A_fast_turn_at_a_low_rate_is_not_tilted_by_half_a_sample_when_samples_are_centred()
    {
        double ends = InclinationErrorDeg(VqfOptions.Default);
        double centred = InclinationErrorDeg(VqfOptions.Default with { CentresSamples = true });

        Assert.InRange(ends, 2.5, 4.5);
        Assert.InRange(centred, 0, 0.1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-100)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_rate_that_makes_no_sense_is_refused(double rateHz) => Assert.Throws<ArgumentOutOfRangeException>(() => new Vqf(rateHz));

    // A turn of 400 deg/s about x, sampled at 60 Hz as the means over each interval.
    private static double InclinationErrorDeg(VqfOptions options)
    {
        const double Ts = 1 / 60.0;
        Vqf vqf = new(60, options);
        double sum = 0;
        int count = 0;
        for (int i = 0; i < 60 * 30; i++)
        {
            (double before, double middle, double after) = (Roll(i * Ts), Roll((i + 0.5) * Ts), Roll((i + 1) * Ts));
            vqf.Update(new Vec3((after - before) / Ts, 0, 0), new Vec3(0, 9.81 * Math.Sin(middle), 9.81 * Math.Cos(middle)));
            if (i > 600)
            {
                double error = Angle.Wrap(Math.Atan2(vqf.Up.Y, vqf.Up.Z) - after);
                sum += error * error;
                count++;
            }
        }

        return Math.Sqrt(sum / count) * Angle.DegPerRad;
    }

    private static double Roll(double t) => 400 * Angle.RadPerDeg * t;

    private static Vec3 Wobble(double t) => new(0.3 * Math.Sin(7 * t), 0.2 * Math.Cos(5 * t), 0.1);

    private static void Feed(Vqf vqf, double seconds, Func<double, Vec3> rate, Quat pose)
    {
        for (int i = 0; i < (int)(seconds * RateHz); i++)
        {
            vqf.Update(rate(i / RateHz), pose.InverseRotate(Gravity));
        }
    }
}
