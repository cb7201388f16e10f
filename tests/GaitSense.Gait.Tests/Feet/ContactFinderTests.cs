using GaitSense.Core.Geometry;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

public class ContactFinderTests
{
    private const double SwingS = 0.7;
    private const double RollS = 0.15;

    [Theory]
    [InlineData(60, 15)]
    [InlineData(100, 15)]
    [InlineData(200, 15)]
    [InlineData(100, -20)]
    public void A_foot_that_rolls_down_touched_where_its_slope_turned_around(double rateHz, double landingDeg)
    {
        StrideSegment s = Land(rateHz, landingDeg * Angle.RadPerDeg);

        Contact contact = ContactFinder.Initial(s, new SoleSlope(s, Vec3.UnitZ, Vec3.UnitX));

        Assert.NotEqual(ContactEvidence.Speed, contact.Evidence);
        Assert.InRange(contact.TimeS, SwingS - 0.04, SwingS + 0.04);
        Assert.InRange(contact.SlopeRad * Angle.DegPerRad, landingDeg - 1.5, landingDeg + 1.5);
    }

    [Fact]
    public void A_foot_that_comes_down_level_touched_flat_although_it_sloped_in_swing()
    {
        StrideSegment s = Segments.From(
            SwingS + 0.1,
            100,
            t => new Vec3(-0.5 * Segments.Smooth(t, SwingS), 0, 0.06 * Segments.Hump(t, SwingS)),
            t => Quat.FromAxisAngle(Vec3.UnitY, 0.4 * Segments.Hump(t, SwingS)));
        FootRest still = new(Vec3.UnitZ, Vec3.Zero);
        StrideNavigator.Navigate(s, still, still, Segments.Gravity);

        Contact contact = ContactFinder.Initial(s, new SoleSlope(s, Vec3.UnitZ, Vec3.UnitX));

        Assert.True(contact.Evidence is ContactEvidence.Speed or ContactEvidence.Shock);
        Assert.InRange(Math.Abs(contact.SlopeRad) * Angle.DegPerRad, 0, 5);
    }

    [Fact]
    public void The_final_contact_lies_before_the_initial_contact()
    {
        StrideSegment s = Land(100, 0.25);
        SoleSlope slope = new(s, Vec3.UnitZ, Vec3.UnitX);

        Assert.True(ContactFinder.Final(s, slope).TimeS < ContactFinder.Initial(s, slope).TimeS);
    }

    // Swings backward with the sole taking on its landing slope, then rolls to level about the contact.
    private static StrideSegment Land(double rateHz, double landingRad)
    {
        StrideSegment s = Segments.From(
            SwingS + RollS + 0.1,
            rateHz,
            t => new Vec3(-0.5 * Segments.Smooth(t, SwingS), 0, 0.06 * Segments.Hump(t, SwingS)),
            t => Quat.FromAxisAngle(
                Vec3.UnitY,
                -landingRad * (t < SwingS ? Segments.Smooth(t, SwingS) : 1 - Segments.Smooth(t - SwingS, RollS))));
        FootRest still = new(Vec3.UnitZ, Vec3.Zero);
        StrideNavigator.Navigate(s, still, still, Segments.Gravity);
        return s;
    }
}
