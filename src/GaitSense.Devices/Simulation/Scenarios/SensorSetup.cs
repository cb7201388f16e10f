using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation.Sensing;
using GaitSense.Protocol;

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>Which sensors are worn, what they are and how they are strapped on. What differs from sensor to sensor (bias,
/// scale, skew, exact mounting) is drawn from the seed within these figures.</summary>
public sealed record SensorSetup
{
    /// <summary>Where sensors are worn; the order gives the indices in packets.</summary>
    /// <value>feet, pelvis, thorax, wrists</value>
    public IReadOnlyList<BodySite> Sites { get; init; } =
    [
        BodySite.LeftFoot, BodySite.RightFoot, BodySite.Pelvis, BodySite.Thorax, BodySite.LeftWrist, BodySite.RightWrist,
    ];

    /// <summary>Sampling rate, Hz.</summary>
    /// <value>100</value>
    public double RateHz { get; init; } = 100;

    /// <summary>The inertial part inside.</summary>
    /// <value>BMI270</value>
    public ImuPart Part { get; init; } = ImuPart.Bmi270;

    /// <summary>Full scale of acceleration.</summary>
    /// <value>16 g</value>
    public AccelerationRange AccelerationRange { get; init; } = AccelerationRange.G16;

    /// <summary>Full scale of angular rate.</summary>
    /// <value>2000 deg/s</value>
    public AngularRateRange AngularRateRange { get; init; } = AngularRateRange.Dps2000;

    /// <summary>Standard deviation of the scale error of each axis, as a ratio.</summary>
    /// <value>0.003</value>
    public double ScaleErrorRatio { get; init; } = 0.003;

    /// <summary>Standard deviation of each axis' misalignment inside the part, rad.</summary>
    /// <value>0.3 deg</value>
    public double MisalignmentRad { get; init; } = 0.3 * Angle.RadPerDeg;

    /// <summary>Bias that the gyroscope gains while it warms up, rad/s per axis, sign drawn.</summary>
    /// <value>0.05 deg/s</value>
    public double WarmUpRadPerS { get; init; } = 0.05 * Angle.RadPerDeg;

    /// <summary>Time constant of the warm-up, s.</summary>
    /// <value>180</value>
    public double WarmUpTimeS { get; init; } = 180;

    /// <summary>Random walk of the gyroscope's bias: standard deviation after one second, rad/s.</summary>
    /// <value>0.001 deg/s: 0.025 deg/s after ten minutes</value>
    public double BiasWalkRadPerS { get; init; } = 0.001 * Angle.RadPerDeg;

    /// <summary>Standard deviation of the crystals' rate error, ppm.</summary>
    /// <value>15</value>
    public double ClockSkewSdPpm { get; init; } = 15;

    /// <summary>Sampling clock of the part against the crystal: standard deviation as a ratio. The part's oscillator is no crystal.</summary>
    /// <value>0.002</value>
    public double RateErrorRatio { get; init; } = 0.002;

    /// <summary>Rotation from the printed axes of a foot sensor to the foot.</summary>
    /// <value>toes of the sensor 20 deg down, as on an instep</value>
    public Quat FootMounting { get; init; } = Quat.FromAxisAngle(Vec3.UnitY, 20 * Angle.RadPerDeg);

    /// <summary>Rotation from the printed axes of the pelvis sensor to the pelvis.</summary>
    /// <value>10 deg forward</value>
    public Quat PelvisMounting { get; init; } = Quat.FromAxisAngle(Vec3.UnitY, 10 * Angle.RadPerDeg);

    /// <summary>Rotation from the printed axes of the thorax sensor to the thorax.</summary>
    /// <value>15 deg backward, as on the sternum</value>
    public Quat ThoraxMounting { get; init; } = Quat.FromAxisAngle(Vec3.UnitY, -15 * Angle.RadPerDeg);

    /// <summary>Rotation from the printed axes of a wrist sensor to the hanging arm.</summary>
    /// <value>none</value>
    public Quat WristMounting { get; init; } = Quat.Identity;

    /// <summary>How far each sensor sits off that, rad per axis, uniform.</summary>
    /// <value>5 deg</value>
    public double MountingSpreadRad { get; init; } = 5 * Angle.RadPerDeg;

    /// <summary>Mounting of a site before the spread.</summary>
    public Quat Mounting(BodySite site) => site switch
    {
        BodySite.LeftFoot or BodySite.RightFoot => FootMounting,
        BodySite.Pelvis => PelvisMounting,
        BodySite.Thorax => ThoraxMounting,
        _ => WristMounting,
    };

    internal void Check()
    {
        Require.That(Sites.Count > 0, "SensorSetup.Sites is empty; name at least one body site");
        Require.That(Sites.Distinct().Count() == Sites.Count, "SensorSetup.Sites names a site twice");
        Require.That(!Sites.Contains(BodySite.Unassigned), "SensorSetup.Sites contains Unassigned; name a body site");
        Require.Within(RateHz, 10, 1000, "SensorSetup.RateHz");
        Require.Within(ScaleErrorRatio, 0, 0.05, "SensorSetup.ScaleErrorRatio");
        Require.Within(MisalignmentRad, 0, 0.05, "SensorSetup.MisalignmentRad");
        Require.Within(WarmUpRadPerS, 0, 0.1, "SensorSetup.WarmUpRadPerS");
        Require.Within(WarmUpTimeS, 1, 3600, "SensorSetup.WarmUpTimeS");
        Require.Within(BiasWalkRadPerS, 0, 0.01, "SensorSetup.BiasWalkRadPerS");
        Require.Within(ClockSkewSdPpm, 0, 1000, "SensorSetup.ClockSkewSdPpm");
        Require.Within(RateErrorRatio, 0, 0.03, "SensorSetup.RateErrorRatio");
        Require.Within(MountingSpreadRad, 0, 0.4, "SensorSetup.MountingSpreadRad");
    }
}
