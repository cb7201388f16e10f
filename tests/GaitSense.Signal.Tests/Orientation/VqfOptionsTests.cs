using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

public class VqfOptionsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Every_number_must_be_positive_and_finite(double value)
    {
        foreach (var property in typeof(VqfOptions).GetProperties().Where(p => p.PropertyType == typeof(double)))
        {
            VqfOptions options = new();
            property.SetValue(options, value);

            ArgumentOutOfRangeException e = Assert.Throws<ArgumentOutOfRangeException>(() => new Vqf(100, options));

            Assert.Equal(property.Name, e.ParamName);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1000)]
    public void The_defaults_suit_any_usual_rate(double rateHz)
    {
        Vqf vqf = new(rateHz);
        for (int i = 0; i < (int)(20 * rateHz); i++)
        {
            vqf.Update(new(0.001, 0, 0), new(0, 0.1, 9.8), new(0, 19, -45));
        }

        Assert.True(vqf.IsAtRest);
        Assert.InRange(vqf.OrientationEnu.Norm, 1 - 1e-12, 1 + 1e-12);
    }
}
