using GaitSense.Core.Time;

namespace GaitSense.Core.Coaching;

/// <summary>How well one cue of the exercise is followed at the moment.</summary>
public enum CueLevel
{
    /// <summary>Quality is too low, or a sensor is missing: no judgement.</summary>
    NoJudgement,

    /// <summary>In the target.</summary>
    Green,

    /// <summary>Outside the target just now.</summary>
    Amber,

    /// <summary>Outside the target in k of the last n.</summary>
    Red,
}

/// <summary>What a cue says to the person.</summary>
public enum CueKind
{
    /// <summary>Something to change.</summary>
    Correction,

    /// <summary>A good step or repetition.</summary>
    Praise,

    /// <summary>The next phase of a guided exercise.</summary>
    Guidance,

    /// <summary>Something about the sensors or the session, not about the movement.</summary>
    Notice,
}

/// <summary>One thing that was told to the person who practises.</summary>
/// <param name="Time">When it was decided, session time.</param>
/// <param name="CueId">Which cue of the exercise, or the phase for guidance.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Level">How well the cue is followed.</param>
/// <param name="Value">The measured value in SI units (degrees where the metric's name ends in <c>_deg</c>); null when there is none.</param>
/// <param name="Low">Lowest value in target; null when open.</param>
/// <param name="High">Highest value in target; null when open.</param>
/// <param name="IsInTarget">Whether the value lies in the target; null without a judgement.</param>
public readonly record struct CoachingCue(
    SessionTime Time, string CueId, CueKind Kind, CueLevel Level, double? Value, double? Low, double? High, bool? IsInTarget);
