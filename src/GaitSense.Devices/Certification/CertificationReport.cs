using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>What the checks found of one sensor.</summary>
/// <param name="SensorId">Its address.</param>
/// <param name="Name">Its name; empty when it tells none.</param>
/// <param name="Manufacturer">Manufacturer's name; empty when it tells none.</param>
/// <param name="Model">Model number; empty when it tells none.</param>
/// <param name="Serial">Serial number; empty when it tells none.</param>
/// <param name="Firmware">Firmware revision; empty when it tells none.</param>
/// <param name="Begun">When the checks began.</param>
/// <param name="Length">How long they took.</param>
/// <param name="Results">Every check at least once, in the order of <see cref="CertificationChecks.All"/>.</param>
public sealed record CertificationReport(
    string SensorId,
    string Name,
    string Manufacturer,
    string Model,
    string Serial,
    string Firmware,
    DateTimeOffset Begun,
    TimeSpan Length,
    IReadOnlyList<CheckResult> Results)
{
    /// <summary>The profile that was checked.</summary>
    public string Profile { get; init; } = GattProfile.ProfileId;

    /// <summary>True when no mandatory check failed.</summary>
    public bool IsPassed => !Results.Any(r => r.Outcome == CheckOutcome.Failed && r.Check.IsMandatory);

    /// <summary>Checks that failed, mandatory or not.</summary>
    public IEnumerable<CheckResult> Failures => Results.Where(r => r.Outcome == CheckOutcome.Failed);
}
