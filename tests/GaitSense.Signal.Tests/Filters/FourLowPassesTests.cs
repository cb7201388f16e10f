using System.Runtime.Intrinsics;
using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Tests.Filters;

public class FourLowPassesTests
{
    private static readonly SecondOrderCoefficients C = SecondOrderCoefficients.LowPassTau(0.5, 0.01);

    [Fact]
    public void The_first_outputs_are_means()
    {
        FourLowPasses filter = default;

        Assert.Equal(Vector256.Create(1.0, 10, 0, -4), filter.Step(C, Vector256.Create(1.0, 10, 0, -4), 0, 3));
        Assert.Equal(Vector256.Create(2.0, 15, 0, -3), filter.Step(C, Vector256.Create(3.0, 20, 0, -2), 1, 3));
        Assert.Equal(Vector256.Create(3.0, 10, 0, -2), filter.Step(C, Vector256.Create(5.0, 0, 0, 0), 2, 3));
    }

    [Fact]
    public void After_the_mean_each_lane_goes_on_as_a_settled_section()
    {
        FourLowPasses four = default;
        SecondOrderState one = default;
        four.Step(C, Vector256.Create(2.0, 0, 0, 7), 0, 2);
        four.Step(C, Vector256.Create(4.0, 0, 0, 7), 1, 2);
        one.SettleLowPass(C, 3);

        for (int i = 2; i < 200; i++)
        {
            double x = Math.Sin(0.2 * i);
            Vector256<double> y = four.Step(C, Vector256.Create(x, 0, 0, 7), i, 2);
            Assert.Equal(one.Step(C, x), y.GetElement(0), 9);
            Assert.Equal(0, y.GetElement(1));
            Assert.Equal(7, y.GetElement(3), 9);
        }
    }
}
