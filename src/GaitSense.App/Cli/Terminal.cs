namespace GaitSense.App.Cli;

/// <summary>Where a verb writes to.</summary>
/// <param name="Out">What was asked for.</param>
/// <param name="Error">What went wrong, and progress.</param>
/// <param name="ShowsProgress">True when a person watches <paramref name="Error"/>.</param>
public sealed record Terminal(TextWriter Out, TextWriter Error, bool ShowsProgress);
