namespace GaitSense.Core.Samples;

/// <summary>What is special about one sample.</summary>
[Flags]
public enum SampleMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>An acceleration axis is at full scale: the true value may be larger.</summary>
    AccelerationSaturated = 1,

    /// <summary>A rate axis is at full scale: the true value may be larger.</summary>
    AngularRateSaturated = 2,
}
