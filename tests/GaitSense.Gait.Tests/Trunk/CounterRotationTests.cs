using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Tests.Trunk;

public class CounterRotationTests
{
    private const double FromS = TrunkWalk.FirstContactS + (4 * TrunkWalk.StrideS);

    [Fact]
    public void A_thorax_that_turns_against_the_pelvis_is_half_a_turn_away()
    {
        Assert.True(Measure(4, -3, out CounterRotation r));
        Assert.InRange(Math.Abs(r.PhaseRad) * Angle.DegPerRad, 177, 180);
        Assert.InRange(r.SwingRad * Angle.DegPerRad, 13.5, 14.5);
    }

    [Fact]
    public void One_that_turns_along_is_in_phase()
    {
        Assert.True(Measure(4, 6, out CounterRotation r));
        Assert.InRange(r.PhaseRad * Angle.DegPerRad, -3, 3);
        Assert.InRange(r.SwingRad * Angle.DegPerRad, 3.5, 4.5);
    }

    [Theory]
    [InlineData(4, 0.5)]
    [InlineData(0.5, 4)]
    [InlineData(4, 4.5)]
    public void Turns_that_are_too_small_or_too_alike_have_no_phase(double pelvisDeg, double thoraxDeg) =>
        Assert.False(Measure(pelvisDeg, thoraxDeg, out _));

    private static bool Measure(double pelvisDeg, double thoraxDeg, out CounterRotation rotation) => CounterRotation.TryMeasure(
        Turning(pelvisDeg), Turning(thoraxDeg), FromS, FromS + TrunkWalk.StrideS, out rotation);

    private static PostureTracker Turning(double deg) => new TrunkWalk { TurnRad = deg * Angle.RadPerDeg }
        .Worn(Quat.FromAxisAngle(Vec3.UnitY, 0.2), AxesKnowledge.Exact, 100, FromS + 3);
}
