using GaitSense.Gait.Breathing;

namespace GaitSense.Gait.Tests.Breathing;

public class LeastSquaresTests
{
    [Fact]
    public void What_the_shapes_explain_is_gone_and_the_rest_stays()
    {
        // 1, t and t^2 explain 3 + 2 t - t^2; an odd-even zigzag of period 2 over 8 points sums to nothing with 1.
        double[] basis = [.. Enumerable.Range(0, 8).SelectMany(i => new double[] { 1, i, i * i, 0 })];
        double[] signal = [.. Enumerable.Range(0, 8).Select(i => 3 + (2.0 * i) - (i * i))];

        LeastSquares.Remove(signal, basis, 4, 4);

        Assert.All(signal, v => Assert.Equal(0, v, 1e-9));
    }

    [Fact]
    public void A_mean_is_taken_off()
    {
        double[] signal = [1, 2, 6];
        LeastSquares.Remove(signal, [1, 1, 1], 1, 1);

        Assert.Equal([-2, -1, 3], signal);
    }
}
