using System.Globalization;
using GaitSense.Core.Geometry;

namespace GaitSense.Revalidation.Attitude;

/// <summary>One sensor moved by hand, with its attitude seen by cameras: an excerpt of BROAD (Laidig et al., Data 6:72, 2021).</summary>
/// <param name="Name">Its name, without the extension.</param>
/// <param name="RateHz">Sampling rate, Hz.</param>
/// <param name="Rates">Angular rates, rad/s.</param>
/// <param name="Forces">Specific forces, m/s2.</param>
/// <param name="Fields">Magnetic fields, uT.</param>
/// <param name="Reference">Attitude by the cameras, sensor to east-north-up; null where they did not see it.</param>
/// <param name="IsMoving">True where the data set evaluates.</param>
internal sealed record AttitudeRecording(
    string Name, double RateHz, Vec3[] Rates, Vec3[] Forces, Vec3[] Fields, Quat?[] Reference, bool[] IsMoving)
{
    /// <summary>Every recording of a folder, by name.</summary>
    public static IReadOnlyList<AttitudeRecording> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>One recording: t; ax, ay, az; gx, gy, gz; mx, my, mz; opt_qw, opt_qx, opt_qy, opt_qz; movement.</summary>
    public static AttitudeRecording Read(string path)
    {
        double[][] rows = [.. File.ReadLines(path).Skip(1).Select(l => l.Split(',').Select(Number).ToArray())];
        return new AttitudeRecording(
            Path.GetFileNameWithoutExtension(path),
            (rows.Length - 1) / (rows[^1][0] - rows[0][0]),
            [.. rows.Select(r => new Vec3(r[4], r[5], r[6]))],
            [.. rows.Select(r => new Vec3(r[1], r[2], r[3]))],
            [.. rows.Select(r => new Vec3(r[7], r[8], r[9]))],
            [.. rows.Select(r => double.IsFinite(r[10] + r[11] + r[12] + r[13]) ? (Quat?)new Quat(r[10], r[11], r[12], r[13]).Normalized() : null)],
            [.. rows.Select(r => r[14] > 0.5)]);
    }

    /// <summary>The recording as a slower sensor would give it: means of blocks, with the reference of each block's end.</summary>
    public AttitudeRecording Averaged(int block)
    {
        int count = Rates.Length / block;
        return this with
        {
            RateHz = RateHz / block,
            Rates = Means(Rates, block),
            Forces = Means(Forces, block),
            Fields = Means(Fields, block),
            Reference = [.. Enumerable.Range(0, count).Select(i => Reference[((i + 1) * block) - 1])],
            IsMoving = [.. Enumerable.Range(0, count).Select(i => IsMoving[((i + 1) * block) - 1])],
        };
    }

    private static double Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN;

    private static Vec3[] Means(Vec3[] v, int block) =>
        [.. Enumerable.Range(0, v.Length / block).Select(i => v.AsSpan(i * block, block).ToArray().Aggregate((a, b) => a + b) / block)];
}
