using GaitSense.Core.Exercises;
using GaitSense.Core.Time;

namespace GaitSense.Core.Coaching;

/// <summary>How the coaching stands at one instant. Immutable.</summary>
public sealed record CoachStatus
{
    /// <summary>When, session time.</summary>
    public required SessionTime Time { get; init; }

    /// <summary>The traffic light: the level of the most important cue that is not green; green when all judged ones are.</summary>
    public required CueLevel Light { get; init; }

    /// <summary>The cue that the light speaks of; null when it is green or grey.</summary>
    public string? LightCue { get; init; }

    /// <summary>True while nobody steps: both feet have stood for more than a second, or no step has been taken yet.</summary>
    public bool IsStanding { get; init; }

    /// <summary>Every cue of the exercise, in the protocol's order.</summary>
    public required IReadOnlyList<CueStanding> Cues { get; init; }

    /// <summary>Identity of the phase that the person is in, as in the protocol; null when it has no such phase.</summary>
    public string? Phase { get; init; }

    /// <summary>The paced breath; null when breathing is not paced or nobody moves.</summary>
    public BreathCount? Breath { get; init; }

    /// <summary>How far the target has grown; null without a progression.</summary>
    public ProgressionStanding? Progression { get; init; }
}

/// <summary>How one cue is followed.</summary>
/// <param name="CueId">Which cue.</param>
/// <param name="Level">How well at the moment.</param>
/// <param name="Value">The last judged value, in the unit of the metric; null for words and without one.</param>
/// <param name="Low">Lowest value in target now; null when open.</param>
/// <param name="High">Highest value in target now; null when open.</param>
/// <param name="Judged">Judged in this session.</param>
/// <param name="InTarget">Of those, in target.</param>
/// <param name="RecentOut">Of the last <paramref name="RecentJudged"/>, outside the tolerance.</param>
/// <param name="RecentJudged">How many of the last judged ones count for red so far.</param>
public sealed record CueStanding(
    string CueId, CueLevel Level, double? Value, double? Low, double? High, int Judged, int InTarget, int RecentOut, int RecentJudged);

/// <summary>Where a paced breath stands.</summary>
/// <param name="Action">In or out.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Done">How much of it is done, in that unit.</param>
/// <param name="Of">How long it is, in that unit.</param>
/// <param name="Since">When it began.</param>
public sealed record BreathCount(BreathAction Action, BreathUnit Unit, double Done, double Of, SessionTime Since);

/// <summary>How far a target has grown.</summary>
/// <param name="CueId">The cue whose target grows.</param>
/// <param name="Level">The level now, from 1.</param>
/// <param name="Levels">How many there are.</param>
/// <param name="InTarget">Of the last judged ones at this level, in target.</param>
/// <param name="Needed">How many in target bring the next level.</param>
/// <param name="Of">Among how many.</param>
public sealed record ProgressionStanding(string CueId, int Level, int Levels, int InTarget, int Needed, int Of);
