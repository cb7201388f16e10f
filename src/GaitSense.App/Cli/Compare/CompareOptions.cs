using GaitSense.Gait.Agreement;

namespace GaitSense.App.Cli.Compare;

/// <summary>What is asked of <c>compare</c>.</summary>
/// <param name="First">The reference, or the first rater.</param>
/// <param name="Second">What is compared with it.</param>
/// <param name="Store">Folder of the store when sessions are named; else null.</param>
/// <param name="Out">Folder for tables and plots; null for none.</param>
/// <param name="AsJson">True for JSON in place of a table.</param>
/// <param name="How">How they are compared.</param>
internal sealed record CompareOptions(string First, string Second, string? Store, string? Out, bool AsJson, ComparisonOptions How);
