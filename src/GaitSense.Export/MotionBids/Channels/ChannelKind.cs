namespace GaitSense.Export.MotionBids.Channels;

/// <summary>What a column of a motion file measures, as far as it is used.</summary>
internal enum ChannelKind
{
    /// <summary>Anything else: read past.</summary>
    Other,

    /// <summary>Specific force.</summary>
    Acceleration,

    /// <summary>Angular rate.</summary>
    AngularRate,

    /// <summary>Magnetic field.</summary>
    MagneticField,

    /// <summary>Time of the row.</summary>
    Latency,
}
