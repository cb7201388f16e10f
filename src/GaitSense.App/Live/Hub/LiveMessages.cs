using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.App.Live.Hub;

/// <summary>A landing, before its step is measured.</summary>
/// <param name="Side">The foot that lands.</param>
/// <param name="TimeS">When, s since the session began.</param>
/// <param name="Direction">Where the foot went.</param>
/// <param name="ContactPattern">What touched first; unknown until decided.</param>
public sealed record ContactMessage(Side Side, double TimeS, WalkingDirection Direction, ContactPattern ContactPattern)
{
    /// <summary>The message for a contact.</summary>
    public static ContactMessage Of(in ProvisionalContact contact) =>
        new(contact.Side, contact.Time.Seconds, contact.Direction, contact.Pattern);
}

/// <summary>Trunk posture, relative to the calibration pose.</summary>
/// <param name="TimeS">When, s since the session began.</param>
/// <param name="PelvicTiltDeg">Anterior positive, degrees.</param>
/// <param name="PelvicObliquityDeg">Left side up positive, degrees.</param>
/// <param name="LumbarExtensionDeg">Extension positive, degrees.</param>
public sealed record PostureMessage(double TimeS, double? PelvicTiltDeg, double? PelvicObliquityDeg, double? LumbarExtensionDeg)
{
    /// <summary>The message for a posture.</summary>
    public static PostureMessage Of(in PostureFrame posture) => new(
        posture.Time.Seconds,
        Angle.ToDeg(posture.PelvicTiltRad),
        Angle.ToDeg(posture.PelvicObliquityRad),
        Angle.ToDeg(posture.LumbarExtensionRad));
}
