using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

public class VqfTests
{
    private const double RateHz = 100;
    private static readonly Vec3 Gravity = new(0, 0, 9.81);

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
        Feed(vqf, 1, Wobble, Quat.Identity);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 1000; i++)
        {
            vqf.Update(new Vec3(0.1, 0.2, 0.3), Gravity);
        }

        // The smallest object has 24 bytes: one per item would be three times this. A late step of the compiler may take a little.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8000);
    }

    [Fact]
    public void Parameters_that_make_no_sense_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Vqf(RateHz, VqfOptions.Default with { AccelerationTauS = 0 }));

    // Excerpts of BROAD (Laidig et al., Data 6:72, 2021), optical reference; the three start in motion, so that the filter's
    // first seconds are in the figure. Measured here: 0.44, 0.41 and 1.59 degrees.
    [Theory]
    [InlineData("01_undisturbed_slow_rotation_A.csv", 0.6)]
    [InlineData("15_undisturbed_fast_translation_A.csv", 0.6)]
    [InlineData("21_undisturbed_fast_combined.csv", 1.8)]
    public void The_inclination_agrees_with_the_optical_reference(string file, double largestDeg)
    {
        string? folder = RealRecordings.Folder;
        Assert.SkipWhen(folder is null, "the real recordings are not here (../shared/recordings or GAITSENSE_RECORDINGS)");
        double[][] rows =
        [
            .. File.ReadLines(Path.Combine(folder, "broad_orientation", file)).Skip(1).Select(l => l.Split(',')
                .Select(c => double.TryParse(c, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN).ToArray()),
        ];
        Vqf vqf = new((rows.Length - 1) / (rows[^1][0] - rows[0][0]));
        double sum = 0;
        int count = 0;
        foreach (double[] r in rows)
        {
            vqf.Update(new Vec3(r[4], r[5], r[6]), new Vec3(r[1], r[2], r[3]));
            if (r[14] > 0.5 && double.IsFinite(r[10]))
            {
                Vec3 up = new Quat(r[10], r[11], r[12], r[13]).Normalized().InverseRotate(Vec3.UnitZ);
                double angle = Math.Acos(Math.Clamp(Vec3.Dot(vqf.Up, up), -1, 1)) * Angle.DegPerRad;
                sum += angle * angle;
                count++;
            }
        }

        Assert.InRange(Math.Sqrt(sum / count), 0, largestDeg);
    }

    private static Vec3 Wobble(double t) => new(0.3 * Math.Sin(7 * t), 0.2 * Math.Cos(5 * t), 0.1);

    private static void Feed(Vqf vqf, double seconds, Func<double, Vec3> rate, Quat pose)
    {
        for (int i = 0; i < (int)(seconds * RateHz); i++)
        {
            vqf.Update(rate(i / RateHz), pose.InverseRotate(Gravity));
        }
    }
}
