using GaitSense.Core.Geometry;
using GaitSense.Signal.Clocks;

namespace GaitSense.Signal.Tests.Clocks;

/// <summary>Taps of known times, sensors with known offsets.</summary>
public sealed class TapCheckTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    public void Offsets_are_found_to_a_few_milliseconds(double rateHz)
    {
        List<double> errors = [];
        for (int seed = 1; seed <= 200; seed++)
        {
            Random random = new(seed);
            double[] offsets = [.. Enumerable.Range(0, 6).Select(_ => (random.NextDouble() - 0.5) * 0.4)];
            TapVerdict verdict = Listen(random, offsets, rateHz, [2.0, 2.9 + (0.2 * random.NextDouble()), 4.2]).Judge();
            Assert.Null(verdict.WhyNot);
            Assert.Equal(3, verdict.Taps);
            double[] sorted = [.. offsets.Order()];
            double median = (sorted[2] + sorted[3]) / 2;
            for (int s = 0; s < 6; s++)
            {
                // A sensor that is too far from the reference to be looked for is not judged.
                if (verdict.OffsetsS[s] is { } found && offsets.Max() - offsets.Min() < TapCheck.MaxOffsetS)
                {
                    errors.Add(Math.Abs(found - (offsets[s] - median)));
                }
            }
        }

        Assert.True(errors.Count > 200, $"{errors.Count} judged");
        Assert.True(errors.Max() < 0.006, $"largest error {errors.Max() * 1000:0.0} ms");
        if (rateHz == 100)
        {
            Assert.True(errors.Order().ElementAt(errors.Count / 2) < 0.0015, $"median {errors.Order().ElementAt(errors.Count / 2) * 1000:0.00} ms");
        }
    }

    [Fact]
    public void Sensors_within_and_beyond_the_limit_are_told_apart()
    {
        Assert.True(Listen(new Random(1), [0, 0.008, -0.005], 100, [2, 3, 4.4]).Judge().IsWithinLimit);
        Assert.False(Listen(new Random(1), [0, 0.035, -0.005], 100, [2, 3, 4.4]).Judge().IsWithinLimit);
    }

    [Fact]
    public void A_sensor_that_was_not_knocked_is_not_judged()
    {
        Random random = new(3);
        TapCheck check = Listen(random, [0, 0.01, 0.02], 100, [2, 3, 4.4], silent: 1);
        TapVerdict verdict = check.Judge();
        Assert.Null(verdict.WhyNot);
        Assert.Null(verdict.OffsetsS[1]);
        Assert.Equal(0, verdict.Confidences[1]);
        Assert.NotNull(verdict.OffsetsS[2]);
        Assert.False(verdict.IsWithinLimit);
    }

    [Fact]
    public void Walking_is_no_tap()
    {
        TapCheck check = new(2);
        for (int i = 0; i < 800; i++)
        {
            double t = i / 100.0;
            check.Add(0, t, new Vec3(0, 0, 9.8 + (2 * Math.Sin(2 * Math.PI * 1.1 * t))));
            check.Add(1, t, new Vec3(0, 0, 9.8 + (2 * Math.Cos(2 * Math.PI * 1.1 * t))));
        }

        Assert.NotNull(check.Judge().WhyNot);
    }

    [Fact]
    public void A_rhythm_that_fits_at_two_lags_is_not_judged()
    {
        double[] taps = [.. Enumerable.Range(0, 40).Select(i => 1 + (0.1 * i))];
        TapVerdict verdict = Listen(new Random(4), [0, 0.02], 200, taps, areEqual: true).Judge();
        Assert.All(verdict.OffsetsS, o => Assert.Null(o));
    }

    [Fact]
    public void Nothing_heard_is_no_judgement()
    {
        TapVerdict verdict = new TapCheck(3).Judge();
        Assert.NotNull(verdict.WhyNot);
        Assert.Equal(TapDoubt.NotHeard, verdict.Doubt);
        Assert.Equal(3, verdict.OffsetsS.Count);
        Assert.Null(verdict.SpreadS);
    }

    [Fact]
    public void Memory_is_bounded_and_the_newest_counts()
    {
        TapCheck check = new(2);
        for (int i = 0; i < 30_000; i++)
        {
            double t = i / 100.0;
            double pulse = new[] { 290.0, 291.2, 293.0 }.Sum(tap => Math.Exp(-Math.Pow((t - tap) / 0.02, 2)));
            check.Add(0, t, new Vec3(0, 0, 9.8 + (30 * pulse)));
            check.Add(1, t + 0.02, new Vec3(0, 9.8 + (30 * pulse), 0));
        }

        Assert.Equal(0.02, check.Judge().SpreadS!.Value, 0.002);
    }

    private static TapCheck Listen(Random random, double[] offsets, double rateHz, double[] taps, int silent = -1, bool areEqual = false)
    {
        TapCheck check = new(offsets.Length);
        double[] heights = [.. taps.Select(_ => areEqual ? 40 : 20 + (60 * random.NextDouble()))];
        double[] widths = [.. taps.Select(_ => areEqual ? 0.012 : 0.010 + (0.010 * random.NextDouble()))];
        for (int s = 0; s < offsets.Length; s++)
        {
            double phase = random.NextDouble() / rateHz;
            double gain = 0.6 + (0.8 * random.NextDouble());
            Vec3 up = new Vec3(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble()).Normalized();
            for (double t = phase; t < 7; t += 1 / rateHz)
            {
                double pulse = s == silent ? 0 : gain * Enumerable.Range(0, taps.Length).Sum(k => heights[k] * Math.Exp(-Math.Pow((t - taps[k]) / widths[k], 2)));
                double noise = 0.3 * Gaussian(random);
                check.Add(s, t + offsets[s], up * (9.81 + pulse + noise));
            }
        }

        return check;
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
