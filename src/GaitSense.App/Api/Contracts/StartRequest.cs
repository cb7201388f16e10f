namespace GaitSense.App.Api.Contracts;

/// <summary>Asks for a session.</summary>
/// <param name="Person">Pseudonym: 1 to 32 letters, digits or hyphens.</param>
/// <param name="Exercise">Identity of the exercise; reverse-walking when absent.</param>
public sealed record StartRequest(string? Person, string? Exercise);
