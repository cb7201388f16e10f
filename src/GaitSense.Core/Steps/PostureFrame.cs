using GaitSense.Core.Time;

namespace GaitSense.Core.Steps;

/// <summary>Trunk posture at one instant, relative to the calibration pose, rad. Null without sensor or calibration.</summary>
/// <param name="Time">When.</param>
/// <param name="PelvicTiltRad">Anterior positive.</param>
/// <param name="PelvicObliquityRad">Left side up positive.</param>
/// <param name="LumbarExtensionRad">Extension positive.</param>
public readonly record struct PostureFrame(
    SessionTime Time,
    double? PelvicTiltRad,
    double? PelvicObliquityRad,
    double? LumbarExtensionRad);
