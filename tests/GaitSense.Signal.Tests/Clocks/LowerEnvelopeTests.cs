using CsCheck;
using GaitSense.Signal.Clocks;

namespace GaitSense.Signal.Tests.Clocks;

public class LowerEnvelopeTests
{
    private static LowerEnvelope New() => new(windowS: 300, slopeAfterS: 60, maxSlope: 200e-6);

    [Fact]
    public void One_point_is_the_line()
    {
        LowerEnvelope envelope = New();
        envelope.Add(5, 0.02);
        Assert.Equal(0.02, envelope.At(100));
        Assert.False(envelope.HasSlope);
    }

    [Fact]
    public void Points_above_leave_the_line_and_a_point_below_lowers_it()
    {
        LowerEnvelope envelope = New();
        envelope.Add(0, 0.02);
        envelope.Add(0.1, 0.05);
        Assert.Equal(0.02, envelope.At(0.1));
        envelope.Add(0.2, 0.01);
        Assert.Equal(0.01, envelope.At(0.2), 1e-15);
    }

    [Fact]
    public void A_line_with_bumps_is_found_with_its_slope()
    {
        LowerEnvelope envelope = New();
        for (int i = 0; i <= 3000; i++)
        {
            double x = 1000 + (i * 0.1);
            double bump = i % 7 == 0 ? 0 : 0.005 * (1 + (i % 3));
            envelope.Add(x, 0.01 + (40e-6 * (x - 1000)) + bump);
        }

        Assert.True(envelope.HasSlope);
        Assert.Equal(40e-6, envelope.Slope, 2e-6);
        Assert.Equal(0.01 + (40e-6 * 300), envelope.At(1300), 2e-4);
    }

    [Fact]
    public void A_slope_beyond_belief_is_cut_before_it_is_drawn_towards_zero()
    {
        LowerEnvelope envelope = New();
        for (int i = 0; i <= 100; i++)
        {
            envelope.Add(i, i * 0.01);
        }

        Assert.Equal(200e-6 * 99 * 99 * 99 / ((99 * 99 * 99) + (60 * 60 * 60)), envelope.Slope, 1e-12);
    }

    [Fact]
    public void What_left_the_window_is_forgotten()
    {
        LowerEnvelope envelope = New();
        envelope.Add(0, -1);
        for (int i = 1; i <= 310; i++)
        {
            envelope.Add(i, 0.02);
        }

        Assert.Equal(0.02, envelope.At(310), 1e-9);
    }

    [Fact]
    public void A_reset_equals_a_new_one()
    {
        LowerEnvelope used = New();
        LowerEnvelope fresh = New();
        for (int i = 0; i < 100; i++)
        {
            used.Add(i, i * 1e-5);
        }

        used.Reset();
        for (int i = 0; i < 100; i++)
        {
            used.Add(i, 0.5 + (i % 5 * 1e-3));
            fresh.Add(i, 0.5 + (i % 5 * 1e-3));
            Assert.Equal(fresh.At(i), used.At(i));
        }
    }

    [Fact]
    public void No_remembered_point_lies_below_the_line() =>
        Gen.Select(Gen.Double[0, 3], Gen.Double[0, 0.1]).Array[1, 400].Sample(steps =>
        {
            LowerEnvelope envelope = New();
            List<(double X, double Y)> points = [];
            double x = 0;
            foreach ((double dx, double y) in steps)
            {
                x += dx;
                points.Add((x, y));
                envelope.Add(x, y);

                // A dropped point is at most one second from a kept one that is lower, and the slope at most 200 ppm.
                Assert.All(
                    points.Where(p => p.X > x - 299),
                    p => Assert.True(p.Y >= envelope.At(p.X) - 2.1e-4, $"({p.X}, {p.Y}) lies below {envelope.At(p.X)}"));
            }
        }, iter: 50);
}
