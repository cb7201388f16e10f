namespace GaitSense.Durability.Reporting;

/// <summary>One line of the table.</summary>
/// <param name="Promise">What is promised.</param>
/// <param name="Found">What was measured.</param>
/// <param name="Holds">True when that keeps the promise.</param>
/// <param name="Conditions">Load and length of the run.</param>
public sealed record EvidenceRow(string Promise, string Found, bool Holds, string Conditions);
