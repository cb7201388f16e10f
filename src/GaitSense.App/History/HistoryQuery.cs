using GaitSense.Core.Sessions;

namespace GaitSense.App.History;

/// <summary>Whose sessions, of when.</summary>
/// <param name="Person">Pseudonym.</param>
/// <param name="Exercise">Identity of the exercise; null for all.</param>
/// <param name="From">Started at or after; null for no bound.</param>
/// <param name="To">Started before; null for no bound.</param>
public sealed record HistoryQuery(string Person, string? Exercise = null, DateTimeOffset? From = null, DateTimeOffset? To = null)
{
    /// <summary>Most sessions that are given, the newest: ten years of daily practice.</summary>
    public const int MostSessions = 3660;

    /// <summary>The same as the stores ask.</summary>
    public SessionQuery Sessions => new(Person, Exercise, From, To, MostSessions);
}
