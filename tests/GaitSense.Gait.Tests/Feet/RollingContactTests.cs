using GaitSense.Core.Geometry;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

public class RollingContactTests
{
    private const double TouchS = 0.7;
    private const double FlatS = 1.0;
    private const double TurnS = 0.45;

    [Theory]
    [InlineData(60, 0.12, 0.08)]
    [InlineData(100, 0.12, 0.08)]
    [InlineData(200, 0.12, 0.08)]
    [InlineData(100, -0.03, 0.05)] // on the heel
    [InlineData(100, 0.05, 0.04)] // on the side
    public void A_heel_that_is_put_down_softly_touched_when_it_came_to_rest_wherever_the_sensor_sits(double rateHz, double alongM, double aboveM)
    {
        StrideSegment s = SoftLanding(rateHz, alongM, aboveM);
        SoleSlope slope = new(s, Vec3.UnitZ, Vec3.UnitX);
        int pivot = Steepest(s, slope);
        Assert.InRange(s.Time[pivot], TurnS - 0.03, TurnS + 0.03); // long before contact

        Contact turned = new(s.Time[pivot], pivot, slope[pivot], ContactEvidence.Turn);
        Contact contact = RollingContact.Find(s, slope, new SegmentView(s.Count, false), pivot, turned, RollingContact.LeastSpeedMps(1.3))!.Value;

        Assert.Equal(ContactEvidence.Roll, contact.Evidence);
        Assert.InRange(contact.TimeS, TouchS - 0.08, TouchS + 0.02);
        Assert.InRange(contact.SlopeRad, HeelSlope(TouchS) - 0.03, HeelSlope(TouchS) + 0.1);
    }

    [Fact]
    public void The_finder_takes_it_when_there_is_no_shock()
    {
        StrideSegment s = SoftLanding(100, 0.12, 0.08);

        Contact contact = ContactFinder.Initial(s, new SoleSlope(s, Vec3.UnitZ, Vec3.UnitX));

        Assert.InRange(contact.TimeS, TouchS - 0.08, TouchS + 0.02);
    }

    [Fact]
    public void A_foot_that_does_not_rotate_has_no_rolling_contact()
    {
        StrideSegment s = Segments.From(FlatS, 100, t => new Vec3(-0.4 * Segments.Smooth(t, TouchS), 0, 0), _ => Quat.Identity);
        FootRest still = new(Vec3.UnitZ, Vec3.Zero);
        StrideNavigator.Navigate(s, still, still, Segments.Gravity);

        Assert.Null(RollingContact.Find(
            s, new SoleSlope(s, Vec3.UnitZ, Vec3.UnitX), new SegmentView(s.Count, false), 40, default, RollingContact.LeastSpeedMps(1)));
    }

    // The toes rise until 0.45 s and begin to fall; the heel comes to rest at 0.7 s and stays; the sole is level at 1 s.
    private static StrideSegment SoftLanding(double rateHz, double alongM, double aboveM)
    {
        Quat Pose(double t) => Quat.FromAxisAngle(Vec3.UnitY, -HeelSlope(t));
        Vec3 Heel(double t) => new(-0.5 * Segments.Smooth(t, TouchS), 0, 0.05 * Segments.Hump(t, TouchS));
        Vec3 lever = new(alongM, 0, aboveM);
        StrideSegment s = Segments.From(FlatS + 0.1, rateHz, t => Heel(t) + Pose(t).Rotate(lever), Pose);
        FootRest still = new(Vec3.UnitZ, Vec3.Zero);
        StrideNavigator.Navigate(s, still, still, Segments.Gravity);
        return s;
    }

    private static double HeelSlope(double t) => t < TurnS
        ? 0.35 * Segments.Smooth(t, TurnS)
        : 0.35 * (1 - Segments.Smooth(t - TurnS, FlatS - TurnS));

    private static int Steepest(StrideSegment s, in SoleSlope slope)
    {
        int best = 0;
        for (int i = 1; i < s.Count; i++)
        {
            best = slope[i] > slope[best] ? i : best;
        }

        return best;
    }
}
