using GaitSense.Core.Geometry;
using GaitSense.Gait.Coordination;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Tests.Coordination;

public class HarmonicRatioTests
{
    private const double StrideS = 1.25;

    /// <summary>Vertical: even amplitudes 2 and 1, odd 0.5 and 0.25: (2 + 1) / (0.5 + 0.25) = 4; power 5 of 5.3125 is 94.1176 %.
    /// Along: even 1, odd 0.5: 2; 80 %. Across: odd 0.9, even 0.3: 3; 0.81 of 0.90 is 90 %.</summary>
    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(200)]
    public void Known_harmonics_give_known_ratios(double rateHz)
    {
        HarmonicRatio r = Measure(rateHz, Quat.Identity, Quat.Identity);

        // The stride ends between two samples.
        double percent = 50 / rateHz;
        Assert.Equal(4, r.Vertical, 0.04 * 3 * percent);
        Assert.Equal(94.1176, r.VerticalPercent, percent);
        Assert.Equal(2, r.Along, 0.02 * 3 * percent);
        Assert.Equal(80, r.AlongPercent, percent);
        Assert.Equal(3, r.Across, 0.03 * 3 * percent);
        Assert.Equal(90, r.AcrossPercent, percent);
    }

    [Fact]
    public void Mounting_and_heading_do_not_matter()
    {
        Quat mounting = Quat.FromAxisAngle(Vec3.UnitY, 0.4) * Quat.FromAxisAngle(Vec3.UnitX, 2);
        HarmonicRatio r = Measure(100, Quat.FromAxisAngle(Vec3.UnitZ, 1.1), mounting);

        Assert.Equal(4, r.Vertical, 0.06);
        Assert.Equal(2, r.Along, 0.03);
        Assert.Equal(3, r.Across, 0.045);
    }

    private static HarmonicRatio Measure(double rateHz, Quat heading, Quat mounting)
    {
        TimedRing<MotionSample> ring = new(4, rateHz);
        for (int i = 0; i <= 2 * rateHz; i++)
        {
            double phase = 2 * Math.PI * (i / rateHz) / StrideS;
            Vec3 a = new(
                Math.Cos((2 * phase) + 0.3) + (0.5 * Math.Sin(phase)),
                (0.9 * Math.Cos(phase)) + (0.3 * Math.Cos(2 * phase)),
                (2 * Math.Cos(2 * phase)) + Math.Cos((4 * phase) - 1) + (0.5 * Math.Cos(phase)) + (0.25 * Math.Sin(3 * phase)));
            Quat orientation = heading * mounting;
            ring.Add(i / rateHz, new MotionSample(orientation, orientation.InverseRotate(heading.Rotate(a) + new Vec3(0, 0, 9.81))));
        }

        Assert.True(ring.TryFind(0.2, 0.2 + StrideS, 0.1, out RingSpan span));
        return HarmonicRatio.Of(ring, span, 0.2, 0.2 + StrideS, mounting);
    }
}
