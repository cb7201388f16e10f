using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Export.Signals;

namespace GaitSense.Export.Parquet;

/// <summary>The table of samples: one row per sample, sensor after sensor, in the axes of the body site as far as the mounting
/// is declared (x forward, y left, z up).</summary>
public static class SignalColumns
{
    /// <summary>The columns.</summary>
    public static IReadOnlyList<ParquetColumn<SignalRow>> All { get; } =
    [
        ParquetColumn<SignalRow>.OfWords("site", "Body site of the sensor.", r => r.Site),
        Number("time_s", "s", "Time from the recording's first sample.", r => r.TimeS),
        .. Vector("accel", "mps2", "m/s^2", "Specific force: at rest it points up with 1 g.", r => r.Acceleration),
        .. Vector("gyro", "radps", "rad/s", "Angular rate, right-handed.", r => r.AngularRate),
        .. Vector("mag", "ut", "uT", "Magnetic field; absent when not measured.", r => r.Field),
        Number("quat_w", "", Orientation, r => r.Sample.Orientation.W),
        Number("quat_x", "", Orientation, r => r.Sample.Orientation.X),
        Number("quat_y", "", Orientation, r => r.Sample.Orientation.Y),
        Number("quat_z", "", Orientation, r => r.Sample.Orientation.Z),
        Number("pelvic_tilt_deg", "deg", "Body angle: anterior positive, relative to the calibration pose. In rows of the pelvis, 20 times a second.", r => r.Sample.PelvicTiltRad * Angle.DegPerRad),
        Number("pelvic_obliquity_deg", "deg", "Body angle: left side up positive. In rows of the pelvis, 20 times a second.", r => r.Sample.PelvicObliquityRad * Angle.DegPerRad),
        Number("lumbar_extension_deg", "deg", "Body angle: pelvis against thorax, extension positive. In rows of the pelvis, 20 times a second.", r => r.Sample.LumbarExtensionRad * Angle.DegPerRad),
        .. Vector("foot_position", "m", "m", Path, r => r.Sample.Foot.PositionM),
        .. Vector("foot_velocity", "mps", "m/s", "Foot trajectory: velocity of the sensor, in the frame of its position.", r => r.Sample.Foot.VelocityMps),
        Number("foot_piece", "", "Foot trajectory: number of the piece that the position belongs to, from 1. Positions of different pieces, and of different feet, have different origins.", r => r.Sample.Foot.IsKnown ? r.Sample.Foot.Piece : null),
    ];

    private const string Path = "Foot trajectory: position of the sensor, in rows of the feet, from the first to the last stance that was found; absent where the foot could not be followed. z up with 0 at each stance (level floor), x along the first stride when it goes forward and against it when it goes backward, y left; the origin is the sensor in the stance before.";

    private const string Orientation = "Orientation: rotation from the site's axes to a frame whose z is up; the heading of each sensor is arbitrary but continuous. Hamilton quaternion.";

    /// <summary>Writes the samples of a session.</summary>
    /// <param name="path">The file.</param>
    /// <param name="signals">The samples.</param>
    /// <param name="firstS">Session time that counts as zero, s.</param>
    /// <param name="metadata">Pairs that go into the file.</param>
    /// <param name="cancellationToken">Stops it; then there is no file.</param>
    public static async Task WriteAsync(
        string path, ISignals signals, double firstS, IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(signals);
        await using ParquetTable<SignalRow> table = await ParquetTable<SignalRow>.CreateAsync(path, All, metadata, cancellationToken);
        foreach (int sensor in signals.Heard())
        {
            SensorDescriptor descriptor = signals.Sensors[sensor];
            string site = StepColumns.NameOf(descriptor.Site);
            foreach (SignalSample sample in signals.Samples(sensor))
            {
                await table.AddAsync(new SignalRow(site, descriptor, sample, firstS), cancellationToken);
            }
        }

        await table.CompleteAsync(cancellationToken);
    }

    private static ParquetColumn<SignalRow> Number(string name, string unit, string meaning, Func<SignalRow, double?> value) =>
        ParquetColumn<SignalRow>.OfNumbers(name, unit, meaning, value);

    private static IEnumerable<ParquetColumn<SignalRow>> Vector(string name, string suffix, string unit, string meaning, Func<SignalRow, Vec3> value)
    {
        yield return Number($"{name}_x_{suffix}", unit, meaning, r => value(r).X);
        yield return Number($"{name}_y_{suffix}", unit, meaning, r => value(r).Y);
        yield return Number($"{name}_z_{suffix}", unit, meaning, r => value(r).Z);
    }
}

/// <summary>One row of the table of samples.</summary>
/// <param name="Site">Word for the body site.</param>
/// <param name="Sensor">The sensor.</param>
/// <param name="Sample">The sample.</param>
/// <param name="FirstS">Session time that counts as zero, s.</param>
public readonly record struct SignalRow(string Site, SensorDescriptor Sensor, SignalSample Sample, double FirstS)
{
    internal double TimeS => Math.Round(Sample.TimeS - FirstS, 9);

    internal Vec3 Acceleration => Sensor.Mounting.Apply(Sample.AccelerationMps2);

    internal Vec3 AngularRate => Sensor.Mounting.Apply(Sample.AngularRateRadPerS);

    internal Vec3 Field => Sensor.Mounting.Apply(Sample.MagneticFieldUt);
}
