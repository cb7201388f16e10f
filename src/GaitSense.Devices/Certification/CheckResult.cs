namespace GaitSense.Devices.Certification;

/// <summary>How a check came out.</summary>
public enum CheckOutcome
{
    /// <summary>The sensor does as the profile says.</summary>
    Passed,

    /// <summary>It does not, or it could not be found out.</summary>
    Failed,

    /// <summary>There is nothing to check: the sensor does not offer it, or the system does not show it.</summary>
    NotApplicable,
}

/// <summary>What one check found.</summary>
/// <param name="Check">Which check.</param>
/// <param name="At">The setting at which it was made, such as <c>100 Hz</c>; empty when it has none.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Measured">What was measured, for a person.</param>
public sealed record CheckResult(CertificationCheck Check, string At, CheckOutcome Outcome, string Measured);
