namespace GaitSense.App.Api.Contracts;

/// <summary>Asks for a session.</summary>
/// <param name="Person">Pseudonym: 1 to 32 letters, digits or hyphens.</param>
/// <param name="Exercise">Identity of the exercise; reverse-walking when absent.</param>
/// <param name="Continues">Identity of the interrupted session that this one goes on with; absent for one of its own.</param>
public sealed record StartRequest(string? Person, string? Exercise, string? Continues = null);
