namespace GaitSense.Protocol.Sensors.Movella;

/// <summary>Where the values of one payload stand: offsets in bytes, -1 for what it does not hold.</summary>
/// <param name="Length">Bytes that it has at least.</param>
internal readonly record struct DotLayout(int Length)
{
    public int Quaternion { get; init; } = -1;

    public int Euler { get; init; } = -1;

    public int Acceleration { get; init; } = -1;

    public int AngularRate { get; init; } = -1;

    public int FreeAcceleration { get; init; } = -1;

    /// <summary>Rotation since the sample before, as a quaternion.</summary>
    public int RotationStep { get; init; } = -1;

    /// <summary>Change of velocity since the sample before, m/s.</summary>
    public int VelocityStep { get; init; } = -1;

    /// <summary>Bytes that tell clipping of acceleration and then of angular rate.</summary>
    public int Clipping { get; init; } = -1;

    /// <summary>The layout of a payload, by the number that starts it; null when it is not known.</summary>
    /// <remarks>From xsens_dot_server 364d521 and node-movella-dot 3c55c3a. The magnetic field of payloads 18, 20 and 23 is in
    /// units of the calibration field, not in uT, and is left out.</remarks>
    public static DotLayout? Of(int payload) => payload switch
    {
        2 => new DotLayout(36) { Quaternion = 4, FreeAcceleration = 20, Clipping = 34 },
        3 => new DotLayout(32) { Quaternion = 4, FreeAcceleration = 20 },
        4 => new DotLayout(16) { Euler = 4 },
        5 => new DotLayout(20) { Quaternion = 4 },
        6 => new DotLayout(16) { FreeAcceleration = 4 },
        7 => new DotLayout(32) { Euler = 4, FreeAcceleration = 16, Clipping = 30 },
        16 => new DotLayout(28) { Euler = 4, FreeAcceleration = 16 },
        18 => new DotLayout(38) { RotationStep = 4, VelocityStep = 20 },
        19 => new DotLayout(32) { RotationStep = 4, VelocityStep = 20 },
        20 => new DotLayout(34) { Acceleration = 4, AngularRate = 16 },
        21 => new DotLayout(28) { Acceleration = 4, AngularRate = 16 },
        22 => new DotLayout(40) { Euler = 4, FreeAcceleration = 16, AngularRate = 28 },
        23 => new DotLayout(34) { Euler = 4, FreeAcceleration = 16 },
        24 => new DotLayout(32) { Quaternion = 4, AngularRate = 20 },
        26 => new DotLayout(44) { Quaternion = 4, Acceleration = 20, AngularRate = 32 },
        _ => null,
    };
}
