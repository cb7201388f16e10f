using GaitSense.Core.Sessions;

namespace GaitSense.App.Exports;

/// <summary>Which sessions an export takes, for command line, API and dashboard alike. Empty lists and nulls mean any.</summary>
public sealed record CohortFilter
{
    /// <summary>Pseudonyms. Who is named here is exported without having been asked for consent, but never after withdrawal.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Identities of sessions; naming one counts as naming its person.</summary>
    public IReadOnlyList<string> Sessions { get; init; } = [];

    /// <summary>Identity of the exercise.</summary>
    public string? Exercise { get; init; }

    /// <summary>Began then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Began before then.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Least share of steps that are valid, 0 to 1.</summary>
    public double? LeastValidShare { get; init; }

    /// <summary>Fewest steps.</summary>
    public int? FewestSteps { get; init; }

    internal SessionQuery Query => new(People.Count == 1 ? People[0] : null, Exercise, From, To);
}
