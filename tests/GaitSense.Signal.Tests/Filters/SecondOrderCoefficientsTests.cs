using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Tests.Filters;

// Expected values: scipy 1.10
//   butter(2, 6, fs=100); butter(2, 0.5, 'high', fs=60); lfilter(*butter(2, 6, fs=100), [1, 0, 0, 0, 2, -1])
public class SecondOrderCoefficientsTests
{
    [Fact]
    public void A_low_pass_has_the_coefficients_of_scipy()
    {
        SecondOrderCoefficients c = SecondOrderCoefficients.LowPass(6, 100);

        Assert.Equal(0.027859766117136, c.B0, 12);
        Assert.Equal(0.055719532234272, c.B1, 12);
        Assert.Equal(0.027859766117136, c.B2, 12);
        Assert.Equal(-1.475480443592646, c.A1, 12);
        Assert.Equal(0.58691950806119, c.A2, 12);
    }

    [Fact]
    public void A_high_pass_has_the_coefficients_of_scipy()
    {
        SecondOrderCoefficients c = SecondOrderCoefficients.HighPass(0.5, 60);

        Assert.Equal(0.963652763964173, c.B0, 12);
        Assert.Equal(-1.927305527928347, c.B1, 12);
        Assert.Equal(-1.925983969731886, c.A1, 12);
        Assert.Equal(0.928627086124808, c.A2, 12);
    }

    [Fact]
    public void A_signal_is_filtered_as_scipy_filters_it()
    {
        SecondOrderCoefficients c = SecondOrderCoefficients.LowPass(6, 100);
        SecondOrderState s = default;
        double[] input = [1, 0, 0, 0, 2, -1];
        double[] expected =
        [
            0.027859766117136024, 0.09682607230317128, 0.15437330200618352, 0.17094567739927066, 0.2173418336823425, 0.303931570639903,
        ];

        for (int i = 0; i < input.Length; i++)
        {
            Assert.Equal(expected[i], s.Step(c, input[i]), 12);
        }
    }

    [Fact]
    public void A_settled_low_pass_stays_where_it_is_and_a_settled_high_pass_gives_nothing()
    {
        SecondOrderCoefficients low = SecondOrderCoefficients.LowPass(3, 60);
        SecondOrderCoefficients high = SecondOrderCoefficients.HighPass(0.2, 60);
        SecondOrderState a = default;
        SecondOrderState b = default;
        a.SettleLowPass(low, 9.81);
        b.SettleHighPass(high, 9.81);

        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(9.81, a.Step(low, 9.81), 9);
            Assert.Equal(0, b.Step(high, 9.81), 9);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(double.NaN)]
    public void A_cutoff_that_cannot_be_is_refused(double cutoffHz) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SecondOrderCoefficients.LowPass(cutoffHz, 60));
}
