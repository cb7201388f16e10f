using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>One sensor with everything about it that a real one would not tell.</summary>
public sealed record SimulatedSensor
{
    /// <summary>What the service is told of it.</summary>
    public required SensorDescriptor Descriptor { get; init; }

    /// <summary>Where it sits in the axes of its body part, m (foot: from the heel; arm: from the wrist).</summary>
    public required Vec3 PositionM { get; init; }

    /// <summary>True rotation from its printed axes to the body part's axes.</summary>
    public required Quat Mounting { get; init; }

    /// <summary>Full scale of acceleration.</summary>
    public required AccelerationRange AccelerationRange { get; init; }

    /// <summary>Full scale of angular rate.</summary>
    public required AngularRateRange AngularRateRange { get; init; }

    /// <summary>Errors of its accelerometer.</summary>
    public required TriadErrors Acceleration { get; init; }

    /// <summary>Errors of its gyroscope.</summary>
    public required TriadErrors AngularRate { get; init; }

    /// <summary>Rate error of its crystal: its clock counts (1 + ppm / 1e6) nominal seconds per second.</summary>
    public required double ClockSkewPpm { get; init; }

    /// <summary>True time between two samples, s.</summary>
    public required double PeriodS { get; init; }

    /// <summary>Time of its first sample, s.</summary>
    public required double FirstSampleS { get; init; }

    /// <summary>Reading of its clock at time zero, ticks.</summary>
    public required uint TicksAtZero { get; init; }
}

/// <summary>Errors of three axes: what is measured = M · truth + bias + noise.</summary>
/// <param name="RowX">First row of M: scale and cross-axis sensitivity.</param>
/// <param name="RowY">Second row of M.</param>
/// <param name="RowZ">Third row of M.</param>
/// <param name="Bias">Offset at power-on, in the unit of the axes.</param>
/// <param name="WarmUp">What the offset gains while warming up.</param>
/// <param name="WarmUpTimeS">Time constant of that, s.</param>
/// <param name="NoiseSd">White noise of one sample.</param>
/// <param name="WalkSd">Random walk of the offset: standard deviation after one second.</param>
public sealed record TriadErrors(
    Vec3 RowX,
    Vec3 RowY,
    Vec3 RowZ,
    Vec3 Bias,
    Vec3 WarmUp,
    double WarmUpTimeS,
    double NoiseSd,
    double WalkSd);
