using GaitSense.App.Exports;

namespace GaitSense.App.Api.Contracts;

/// <summary>Asks for an export of many sessions. What is absent means any.</summary>
/// <param name="Format">csv, bids, parquet, mat, c3d or sto.</param>
/// <param name="People">Pseudonyms.</param>
/// <param name="Sessions">Identities of sessions.</param>
/// <param name="Exercise">Identity of the exercise.</param>
/// <param name="From">Began then or later.</param>
/// <param name="To">Began before then.</param>
/// <param name="MinValid">Least share of steps that are valid, 0 to 1.</param>
/// <param name="MinSteps">Fewest steps.</param>
public sealed record ExportRequest(
    string? Format,
    IReadOnlyList<string>? People = null,
    IReadOnlyList<string>? Sessions = null,
    string? Exercise = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    double? MinValid = null,
    int? MinSteps = null)
{
    internal CohortFilter Filter => new()
    {
        People = People ?? [],
        Sessions = Sessions ?? [],
        Exercise = Exercise,
        From = From,
        To = To,
        LeastValidShare = MinValid,
        FewestSteps = MinSteps,
    };
}
