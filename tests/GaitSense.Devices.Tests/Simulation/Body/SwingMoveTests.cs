using CsCheck;
using GaitSense.Core.Geometry;
using GaitSense.Devices.Simulation.Body;

namespace GaitSense.Devices.Tests.Simulation.Body;

public sealed class SwingMoveTests
{
    private const double HeelToBall = 0.19;

    private static readonly Gen<SwingPlan> Plans = Gen.Select(
        Gen.Double[-0.5, 0.3],
        Gen.Double[-0.45, 0.35],
        Gen.Double[-0.8, 0.8],
        Gen.Double[0, 0.2],
        Gen.Double[0.3, 0.9],
        Gen.Double[-0.4, 0.4]).Select((lift, landing, length, speed, swing, yaw) => new SwingPlan
        {
            RiseS = 1,
            FinalContactS = 1.25,
            InitialContactS = 1.25 + swing,
            LandingRollS = 0.25,
            From = new Footprint(0.2, -0.1, yaw, 0.0005),
            To = new Footprint(0.2 + length, -0.09, yaw + 0.05, 0),
            LiftPitchRad = lift,
            LandingPitchRad = landing,
            ClearanceM = 0.002,
            LandingSpeedMps = speed,
            HeelToBallM = HeelToBall,
        });

    [Fact]
    public void It_begins_and_ends_flat_on_its_prints()
    {
        Plans.Sample(plan =>
        {
            SwingMove move = new(plan);
            AssertClose(plan.From.Standing, move.At(plan.RiseS));
            AssertClose(move.To.Standing, move.At(move.EndS));
            Assert.Equal(plan.To.HeelX, move.To.HeelX);
        });
    }

    [Fact]
    public void The_pitch_at_the_contacts_is_the_one_planned()
    {
        Plans.Sample(plan =>
        {
            SwingMove move = new(plan);
            Assert.Equal(plan.LiftPitchRad, move.At(plan.FinalContactS).PitchRad, 1e-9);
            Assert.Equal(plan.LandingPitchRad, move.At(plan.InitialContactS).PitchRad, 1e-9);
        });
    }

    [Fact]
    public void Velocity_never_jumps()
    {
        Plans.Sample(plan =>
        {
            SwingMove move = new(plan);
            const double Dt = 1e-4;
            for (double t = plan.RiseS + (2 * Dt); t < move.EndS - (2 * Dt); t += 0.003)
            {
                AssertSmooth(move, t, Dt);
            }

            AssertSmooth(move, plan.FinalContactS, Dt);
            AssertSmooth(move, plan.InitialContactS, Dt);
        }, iter: 200);
    }

    [Fact]
    public void The_sole_never_goes_below_the_floor_by_more_than_it_is_compressed()
    {
        Plans.Sample(plan =>
        {
            SwingMove move = new(plan);
            double deepest = Math.Max(plan.From.DepthM, move.To.DepthM);
            for (double t = plan.RiseS; t < move.EndS; t += 0.002)
            {
                Assert.True(move.At(t).LowestM(HeelToBall) >= -deepest - 1e-6, $"{move.At(t).LowestM(HeelToBall)} m at {t} s of {plan}");
            }
        }, iter: 300);
    }

    [Fact]
    public void What_is_planned_to_touch_first_is_lowest_at_contact_and_on_the_floor()
    {
        Plans.Where(p => Math.Abs(p.LandingPitchRad) > 0.02).Sample(plan =>
        {
            FootPose pose = new SwingMove(plan).At(plan.InitialContactS);
            double heel = pose.Heel.Z;
            double ball = pose.Point(new Vec3(HeelToBall, 0, 0)).Z;
            Assert.Equal(plan.LandingPitchRad > 0, heel < ball);
            Assert.Equal(0, Math.Min(heel, ball), 1e-9);
        });
    }

    [Fact]
    public void A_shuffle_clears_the_floor_by_what_was_asked()
    {
        SwingPlan plan = Plans.Single() with { LiftPitchRad = 0, LandingPitchRad = 0, ClearanceM = 0.003, LandingSpeedMps = 0 };
        SwingMove move = new(plan with { From = plan.From with { DepthM = 0 } });
        double middle = 0.5 * (plan.FinalContactS + plan.InitialContactS);
        Assert.Equal(0.003, move.At(middle).Heel.Z, 1e-6);
        Assert.Equal(0, move.At(middle).PitchRad, 1e-9);
    }

    private static void AssertSmooth(SwingMove move, double t, double dt)
    {
        Vec3 toe = new(0.25, 0, 0);
        Vec3 before = (move.At(t).Point(toe) - move.At(t - dt).Point(toe)) / dt;
        Vec3 after = (move.At(t + dt).Point(toe) - move.At(t).Point(toe)) / dt;
        Assert.True((after - before).Length < 0.02, $"jump of {(after - before).Length} m/s at {t} s");
    }

    private static void AssertClose(in FootPose a, in FootPose b)
    {
        Assert.True((a.Heel - b.Heel).Length < 1e-9);
        Assert.Equal(a.PitchRad, b.PitchRad, 1e-9);
        Assert.Equal(a.YawRad, b.YawRad, 1e-9);
    }
}
