namespace GaitSense.Core.Sessions;

/// <summary>A measure of a whole session.</summary>
/// <param name="N">How many strides, steps or windows it rests on.</param>
/// <param name="Gate">How many it needs.</param>
/// <param name="Value">The value in the unit of its name; null below the gate or where it means nothing.</param>
public sealed record CountedValue(int N, int Gate, double? Value);

/// <summary>Posture of the trunk in quiet standing, before and after the session's walking.</summary>
/// <param name="Pelvis">Of the pelvis; null without a sensor there.</param>
/// <param name="Thorax">Of the thorax; null without a sensor there.</param>
public sealed record PostureSummary(SegmentPosture? Pelvis, SegmentPosture? Thorax);

/// <summary>Inclination of one trunk segment in quiet standing against gravity, anterior (forward) positive.</summary>
/// <param name="BeforeS">Quiet standing before the first step, s; 0 without two seconds of it.</param>
/// <param name="BeforeDeg">Inclination of the sensor's x axis then, deg. It is the segment's only when the sensor's axes are exact.</param>
/// <param name="AfterS">The last quiet standing after it, s; 0 without two seconds of it.</param>
/// <param name="AfterDeg">Inclination then, deg.</param>
/// <param name="ChangeDeg">Change of the segment's inclination in its sagittal plane, deg; it does not depend on the mounting.</param>
/// <param name="IsAbsolute">True when the sensor's axes are exact; else only the change can be trusted.</param>
public sealed record SegmentPosture(
    double BeforeS, double? BeforeDeg, double AfterS, double? AfterDeg, double? ChangeDeg, bool IsAbsolute);

/// <summary>Breathing over a session. A rate is null when too few windows showed a clear rhythm.</summary>
/// <param name="RestRatePerMin">Median rate while standing or lying, breaths per minute.</param>
/// <param name="RestWindows">Windows at rest that were looked at.</param>
/// <param name="RestValid">Of those, with a clear rhythm.</param>
/// <param name="WalkingRatePerMin">Median rate while walking, breaths per minute; only from a sensor on the thorax.</param>
/// <param name="WalkingWindows">Windows of steady walking that were looked at.</param>
/// <param name="WalkingValid">Of those, with a clear rhythm away from that of the steps.</param>
/// <param name="ShareValid">Share of all windows with a clear rhythm; null without windows.</param>
/// <param name="Exhales">Beginnings of exhales found while walking.</param>
/// <param name="ExhaleStepCoupling">How regularly exhales begin at the same phase of the stride, 0 to 1 (Rayleigh's R); null
/// below ten of them.</param>
public sealed record BreathingSummary(
    double? RestRatePerMin,
    int RestWindows,
    int RestValid,
    double? WalkingRatePerMin,
    int WalkingWindows,
    int WalkingValid,
    double? ShareValid,
    int Exhales,
    double? ExhaleStepCoupling);
