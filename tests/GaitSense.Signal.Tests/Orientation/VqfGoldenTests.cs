using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Signal.Tests.Orientation;

// vqf-golden.csv: the authors' C++ implementation (github.com/dlaidig/vqf, vqf/cpp at commit 03a04b7, version 2.0.1 and later),
// transcribed into one file without its setters, on the samples of ClosedFormMotion written out in C++; made with
//   g++ -O2 -o gen gen.cpp vqf.cpp && ./gen > vqf-golden.csv
// Columns: online 6D (w6..z6) and 9D, bias, its sigma, rest, disturbance; the same of offlineVQF with an o before.
public class VqfGoldenTests
{
    private const double QuaternionTolerance = 1e-9;
    private const double BiasTolerance = 1e-11;

    [Theory]
    [InlineData(100)]
    [InlineData(60)]
    public void The_online_filter_gives_what_the_authors_implementation_gives(double rateHz)
    {
        Dictionary<int, Row> golden = Row.ReadAll(rateHz);
        Vqf vqf = new(rateHz);
        int compared = 0;

        for (int i = 0; i < (int)(ClosedFormMotion.DurationS * rateHz); i++)
        {
            (Vec3 rate, Vec3 force, Vec3 field) = ClosedFormMotion.Sample(i, rateHz);
            vqf.Update(rate, force, field);
            if (golden.TryGetValue(i, out Row? row))
            {
                Same(row.Quat("w6"), vqf.Orientation, i);
                Same(row.Quat("w9"), vqf.OrientationEnu, i);
                Assert.InRange((row.Vec3("bx") - vqf.BiasRadPerS).Length, 0, BiasTolerance);
                Assert.Equal(row["sigma"], vqf.BiasSigmaRadPerS, BiasTolerance);
                Assert.Equal(row["rest"], vqf.IsAtRest ? 1 : 0);
                Assert.Equal(row["disturbed"], vqf.IsMagneticallyDisturbed ? 1 : 0);
                compared++;
            }
        }

        Assert.Equal(16, compared);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(60)]
    public void The_offline_filter_gives_what_the_authors_implementation_gives(double rateHz)
    {
        (Vec3 Rate, Vec3 Force, Vec3 Field)[] samples =
            [.. Enumerable.Range(0, (int)(ClosedFormMotion.DurationS * rateHz)).Select(i => ClosedFormMotion.Sample(i, rateHz))];

        OfflineOrientation result = VqfOffline.Estimate(
            rateHz, [.. samples.Select(s => s.Rate)], [.. samples.Select(s => s.Force)], [.. samples.Select(s => s.Field)],
            cancellation: TestContext.Current.CancellationToken);

        foreach ((int i, Row row) in Row.ReadAll(rateHz))
        {
            Same(row.Quat("ow6"), result.Orientation[i], i);
            Same(row.Quat("ow9"), result.OrientationEnu![i], i);
            Assert.InRange((row.Vec3("obx") - result.BiasRadPerS[i]).Length, 0, BiasTolerance);
            Assert.Equal(row["orest"], result.IsAtRest[i] ? 1 : 0);
            Assert.Equal(row["odisturbed"], result.IsMagneticallyDisturbed[i] ? 1 : 0);
        }
    }

    private static void Same(Quat expected, Quat actual, int sample)
    {
        double distance = Math.Max(
            Math.Max(Math.Abs(expected.W - actual.W), Math.Abs(expected.X - actual.X)),
            Math.Max(Math.Abs(expected.Y - actual.Y), Math.Abs(expected.Z - actual.Z)));
        Assert.True(distance <= QuaternionTolerance, string.Create(CultureInfo.InvariantCulture, $"sample {sample}: {expected} and {actual} differ by {distance:g3}"));
    }

    /// <summary>One line of the golden file.</summary>
    private sealed class Row(string[] header, double[] values)
    {
        public double this[string column] => values[Array.IndexOf(header, column)];

        public static Dictionary<int, Row> ReadAll(double rateHz)
        {
            string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Orientation", "vqf-golden.csv"));
            string[] header = lines[0].Split(',');
            return lines.Skip(1)
                .Select(l => new Row(header, [.. l.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture))]))
                .Where(r => r["rate_hz"] == rateHz)
                .ToDictionary(r => (int)r["sample"]);
        }

        public Quat Quat(string first)
        {
            int i = Array.IndexOf(header, first);
            return new Quat(values[i], values[i + 1], values[i + 2], values[i + 3]);
        }

        public Vec3 Vec3(string first)
        {
            int i = Array.IndexOf(header, first);
            return new Vec3(values[i], values[i + 1], values[i + 2]);
        }
    }
}
