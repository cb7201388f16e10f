namespace GaitSense.Devices.Certification;

/// <summary>What is being done with the sensor right now.</summary>
/// <param name="What">For a person.</param>
/// <param name="Wait">How long it takes; zero when that depends on the sensor.</param>
public readonly record struct CertificationStep(string What, TimeSpan Wait);
