using GaitSense.Devices.Simulation;

namespace GaitSense.Devices.Tests.Simulation;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_same_seed_and_stream_give_the_same_numbers_and_others_do_not()
    {
        Assert.Equal(new SeededRandom(7, 3).Uniform(), new SeededRandom(7, 3).Uniform());
        Assert.NotEqual(new SeededRandom(7, 3).Uniform(), new SeededRandom(7, 4).Uniform());
        Assert.NotEqual(new SeededRandom(7, 3).Uniform(), new SeededRandom(8, 3).Uniform());
    }

    [Fact]
    public void Moments_are_those_of_the_distributions()
    {
        SeededRandom random = new(1, 0);
        double[] uniform = [.. Enumerable.Range(0, 40000).Select(_ => random.Uniform())];
        double[] gaussian = [.. Enumerable.Range(0, 40000).Select(_ => random.Gaussian())];
        double[] exponential = [.. Enumerable.Range(0, 40000).Select(_ => random.Exponential(3))];

        Assert.Equal(0.5, uniform.Average(), 0.01);
        Assert.True(uniform.Min() >= 0 && uniform.Max() < 1);
        Assert.Equal(0, gaussian.Average(), 0.02);
        Assert.Equal(1, gaussian.Average(g => g * g), 0.03);
        Assert.Equal(3, exponential.Average(), 0.06);
    }
}
