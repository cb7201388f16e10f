using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>Noise and offset of an inertial sensor part at rest, by its maker's figures.</summary>
/// <param name="Name">Part number.</param>
/// <param name="AccelerationNoiseMps2PerRtHz">White noise density of each axis, m/s2 per root Hz.</param>
/// <param name="AngularRateNoiseRadPerSPerRtHz">White noise density of each axis, rad/s per root Hz.</param>
/// <param name="ZeroGMps2">Standard deviation of the offset of each axis between parts, m/s2.</param>
/// <param name="ZeroRateRadPerS">Standard deviation of the offset of each axis between parts, rad/s.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record ImuPart(
    string Name,
    double AccelerationNoiseMps2PerRtHz,
    double AngularRateNoiseRadPerSPerRtHz,
    double ZeroGMps2,
    double ZeroRateRadPerS,
    string Source)
{
    private const double MicroG = 9.80665e-6;
    private const double MilliG = 9.80665e-3;
    private const double Dps = Angle.RadPerDeg;

    /// <summary>Bosch BMI270.</summary>
    public static ImuPart Bmi270 { get; } = new(
        "BMI270", 160 * MicroG, 0.007 * Dps, 20 * MilliG, 0.5 * Dps, "Bosch data sheet BST-BMI270-DS000");

    /// <summary>Bosch BMI160; its gyroscope offset is that before compensation.</summary>
    public static ImuPart Bmi160 { get; } = new(
        "BMI160", 180 * MicroG, 0.007 * Dps, 40 * MilliG, 3 * Dps, "Bosch data sheet BST-BMI160-DS000");

    /// <summary>ST LSM6DSO in high-performance mode.</summary>
    public static ImuPart Lsm6dso { get; } = new(
        "LSM6DSO", 70 * MicroG, 0.0038 * Dps, 20 * MilliG, 1 * Dps, "ST data sheet DS12140");

    /// <summary>TDK ICM-42688-P.</summary>
    public static ImuPart Icm42688P { get; } = new(
        "ICM-42688-P", 70 * MicroG, 0.0028 * Dps, 20 * MilliG, 0.5 * Dps, "TDK data sheet DS-000347");

    /// <summary>TDK ICM-20602.</summary>
    public static ImuPart Icm20602 { get; } = new(
        "ICM-20602", 100 * MicroG, 0.004 * Dps, 40 * MilliG, 1 * Dps, "TDK data sheet DS-000176");

    /// <summary>No noise and no offset: for checks of the geometry alone.</summary>
    public static ImuPart Ideal { get; } = new("ideal", 0, 0, 0, 0, "by definition");

    /// <summary>All parts, real ones first.</summary>
    public static IReadOnlyList<ImuPart> All { get; } = [Bmi270, Bmi160, Lsm6dso, Icm42688P, Icm20602, Ideal];
}
