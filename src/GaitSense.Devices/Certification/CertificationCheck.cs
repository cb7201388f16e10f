namespace GaitSense.Devices.Certification;

/// <summary>One thing that the profile asks of a sensor.</summary>
/// <param name="Id">Name of the check, which never changes its meaning.</param>
/// <param name="Clause">Section of <c>firmware-protocol/README.md</c>.</param>
/// <param name="IsMandatory">True for what a sensor must do; false for what it should.</param>
/// <param name="What">What is asked.</param>
public sealed record CertificationCheck(string Id, string Clause, bool IsMandatory, string What);
