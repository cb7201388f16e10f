namespace GaitSense.Core.Sensors;

/// <summary>What is known of a sensor's axes before calibration.</summary>
public enum AxesKnowledge
{
    /// <summary>After the declared rotation, x points forward within 45 degrees; tilt and roll are unknown.</summary>
    ForwardWithin45Deg,

    /// <summary>Nothing is known; forward and backward cannot be told apart without a toe raise or forward steps.</summary>
    Unknown,

    /// <summary>The declared rotation is exact: x anterior, y left, z up in the neutral pose.</summary>
    Exact,
}
