namespace GaitSense.Gait.Arms;

/// <summary>How often an arm swings in a stride.</summary>
internal enum ArmRhythm
{
    /// <summary>It does not swing.</summary>
    None,

    /// <summary>Once, with the leg's rhythm.</summary>
    OncePerStride,

    /// <summary>Twice, once with each step.</summary>
    TwicePerStride,

    /// <summary>Neither stands out.</summary>
    Mixed,
}

/// <summary>One arm's swing over one stride.</summary>
/// <param name="ForwardPeakRad">Phase of the stride, from the same-side initial contact, at which the arm's first harmonic is
/// most forward, rad; NaN without a swing once per stride, and when it is not known which way is forward.</param>
/// <param name="Rhythm">How often it swings.</param>
/// <param name="SwingRad">Peak to peak of the dominant harmonic, rad.</param>
/// <param name="Confidence">0 to 1: what was seen of the stride, how clear the rhythm and the plane of the swing are.</param>
internal readonly record struct ArmStride(double ForwardPeakRad, ArmRhythm Rhythm, double SwingRad, double Confidence);
