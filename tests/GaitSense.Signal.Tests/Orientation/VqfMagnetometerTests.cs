using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

public class VqfMagnetometerTests
{
    private const double RateHz = 100;
    private static readonly Vec3 Earth = new(0, 19, -45);
    private static readonly Vec3 Iron = new(25, 19, -10);
    private static readonly Vec3 Elsewhere = new(20, 25, -30);

    [Fact]
    public void Y_points_to_magnetic_north_in_any_pose()
    {
        Quat pose = Quat.FromAxisAngle(new Vec3(0.48, 0.6, 0.64), 2.1);
        Vqf vqf = new(RateHz);

        Feed(vqf, 20, pose, Earth, turnRadPerS: 0);

        Assert.InRange((vqf.OrientationEnu * pose.Conjugate).Log().Length, 0, 0.01 * Angle.RadPerDeg);
    }

    [Fact]
    public void The_magnetometer_never_touches_inclination_bias_or_rest()
    {
        Vqf with = new(RateHz);
        Vqf without = new(RateHz);
        for (int i = 0; i < 6000; i++)
        {
            (Vec3 rate, Vec3 force, Vec3 field) = ClosedFormMotion.Sample(i, RateHz);
            with.Update(rate, force, field);
            without.Update(rate, force);
        }

        Assert.Equal(without.Orientation, with.Orientation);
        Assert.Equal(without.BiasRadPerS, with.BiasRadPerS);
        Assert.NotEqual(0, with.HeadingOffsetRad);
        Assert.Equal(0, without.HeadingOffsetRad);
    }

    [Fact]
    public void A_field_is_accepted_once_the_sensor_has_turned_in_it_for_five_seconds()
    {
        Vqf vqf = new(RateHz);

        Feed(vqf, 30, Quat.Identity, Earth, turnRadPerS: 0);
        Assert.True(vqf.IsMagneticallyDisturbed);
        Assert.Equal((0, 0), vqf.AcceptedField);

        Feed(vqf, 4, Quat.Identity, Earth, turnRadPerS: 1);
        Assert.True(vqf.IsMagneticallyDisturbed);
        Feed(vqf, 3, Quat.Identity, Earth, turnRadPerS: 1);
        Assert.False(vqf.IsMagneticallyDisturbed);
        Assert.Equal(Earth.Length, vqf.AcceptedField.NormUt, 0.01);
        Assert.Equal(Math.Atan2(45, 19), vqf.AcceptedField.DipRad, 0.001);
    }

    [Fact]
    public void A_disturbance_does_not_move_the_heading_for_a_minute_and_then_only_slowly()
    {
        Vqf vqf = Accepted();
        Feed(vqf, 1, Quat.Identity, Iron, turnRadPerS: 0);
        double before = vqf.HeadingOffsetRad;

        // The rejection time is used up by the start and recovers twice as fast as it runs out.
        Feed(vqf, 50, Quat.Identity, Iron, turnRadPerS: 0);
        Assert.True(vqf.IsMagneticallyDisturbed);
        Assert.Equal(before, vqf.HeadingOffsetRad);

        Feed(vqf, 15, Quat.Identity, Iron, turnRadPerS: 0);
        Assert.NotEqual(before, vqf.HeadingOffsetRad);
    }

    [Fact]
    public void A_new_place_is_accepted_after_twenty_seconds_of_turning_and_not_at_rest()
    {
        Vqf vqf = Accepted();

        Feed(vqf, 40, Quat.Identity, Elsewhere, turnRadPerS: 0);
        Assert.True(vqf.IsMagneticallyDisturbed);

        Feed(vqf, 19, Quat.Identity, Elsewhere, turnRadPerS: 1);
        Assert.True(vqf.IsMagneticallyDisturbed);
        Feed(vqf, 4, Quat.Identity, Elsewhere, turnRadPerS: 1);
        Assert.False(vqf.IsMagneticallyDisturbed);
        Assert.Equal(Elsewhere.Length, vqf.AcceptedField.NormUt, 0.2);
    }

    [Fact]
    public void Without_rejection_a_disturbance_turns_the_heading_at_once()
    {
        Vqf vqf = new(RateHz, VqfOptions.Default with { RejectsMagneticDisturbances = false });
        Feed(vqf, 40, Quat.Identity, Earth, turnRadPerS: 0);

        Feed(vqf, 40, Quat.Identity, Iron, turnRadPerS: 0);

        Assert.Equal(Math.Atan2(Iron.X, Iron.Y), vqf.HeadingOffsetRad, 0.02);
    }

    /// <summary>A filter that knows the earth's field and has all its rejection time left.</summary>
    private static Vqf Accepted()
    {
        Vqf vqf = new(RateHz);
        Feed(vqf, 4, Quat.Identity, Earth, turnRadPerS: 0);
        Feed(vqf, 12 * Math.PI, Quat.Identity, Earth, turnRadPerS: 1);
        Assert.False(vqf.IsMagneticallyDisturbed);
        return vqf;
    }

    /// <summary>Turns about the vertical from a pose, in a field of the world.</summary>
    private static void Feed(Vqf vqf, double seconds, Quat pose, Vec3 field, double turnRadPerS)
    {
        for (int i = 0; i < (int)(seconds * RateHz); i++)
        {
            Quat q = Quat.FromAxisAngle(Vec3.UnitZ, turnRadPerS * (i + 1) / RateHz) * pose;
            vqf.Update(q.InverseRotate(new Vec3(0, 0, turnRadPerS)), q.InverseRotate(new Vec3(0, 0, 9.81)), q.InverseRotate(field));
        }
    }
}
