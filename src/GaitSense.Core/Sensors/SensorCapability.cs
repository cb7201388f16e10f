namespace GaitSense.Core.Sensors;

/// <summary>What a kind of sensor can and cannot give. It is shown to people and takes its share off the confidence of what
/// is measured.</summary>
public sealed record SensorCapability
{
    /// <summary>A sensor that stamps its samples, numbers them and hides nothing; what a roster assumes without better knowledge.</summary>
    public static SensorCapability Full { get; } = new();

    /// <summary>How far stamps on one clock may differ, one standard deviation, s: what Movella tells of its sensors after half an hour is
    /// 1.8 ms at most.</summary>
    public const double SharedClockSdS = 0.001;

    /// <summary>True when packets carry a time stamp of the sensor.</summary>
    public bool HasTimeStamp { get; init; } = true;

    /// <summary>True when a lost sample shows, by number or by stamp.</summary>
    public bool IsLossVisible { get; init; } = true;

    /// <summary>True when the sensors of one person can share one clock by themselves.</summary>
    public bool HasHardwareSync { get; init; }

    /// <summary>True when the rate can be chosen by a host.</summary>
    public bool HasSelectableRate { get; init; } = true;

    /// <summary>True when a magnetic field in uT comes with the samples.</summary>
    public bool HasMagneticField { get; init; }

    /// <summary>Finest step of its stamps, s; null without stamps.</summary>
    public double? StampResolutionS { get; init; }

    /// <summary>How far a sample's time may be off against other sensors of the session, one standard deviation, s. What the
    /// clock stage reaches with packets of this kind, as its documentation says.</summary>
    public double TimingSdS { get; init; }

    /// <summary>The same while sensors share one clock.</summary>
    public SensorCapability OnSharedClock() => this with { TimingSdS = Math.Min(TimingSdS, SharedClockSdS) };

    /// <summary>Full scale of acceleration, multiples of standard gravity; null when not known.</summary>
    public double? AccelerationFullScaleG { get; init; }

    /// <summary>Full scale of angular rate, degrees per second; null when not known.</summary>
    public double? AngularRateFullScaleDps { get; init; }
}
