using GaitSense.Core.Geometry;

namespace GaitSense.Gait.HipLift;

/// <summary>When a hip lift begins, is held and ends. All are GaitSense's choices, made on simulated lifts of 4 to 25 degrees.</summary>
internal static class LiftOptions
{
    /// <summary>Quiet lying that gives a reference, s.</summary>
    public const double RestS = 2;

    /// <summary>A turn larger than this is a lift, rad.</summary>
    public const double LiftRad = 3 * Angle.RadPerDeg;

    /// <summary>Slower than this is still, rad/s.</summary>
    public const double StillRadPerS = 1.5 * Angle.RadPerDeg;

    /// <summary>Still for so long is held, s.</summary>
    public const double HoldS = 0.4;

    /// <summary>Below the hold, or the highest point, by this much is on the way down, rad.</summary>
    public const double DropRad = 2 * Angle.RadPerDeg;

    /// <summary>Less than this share of the highest turn, or <see cref="BackRad"/>, is back.</summary>
    public const double BackShare = 0.15;

    /// <summary>Less than this is back, rad.</summary>
    public const double BackRad = 1.5 * Angle.RadPerDeg;

    /// <summary>The way up and down counts from this share of the turn of the hold to one less this share.</summary>
    public const double EdgeShare = 0.1;

    /// <summary>Longest repetition that is kept, s.</summary>
    public const double LongestS = 120;
}
