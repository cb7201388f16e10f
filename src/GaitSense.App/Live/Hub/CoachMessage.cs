using GaitSense.Core.Coaching;

namespace GaitSense.App.Live.Hub;

/// <summary>How the coaching stands.</summary>
/// <param name="TimeS">When, s since the session began.</param>
/// <param name="Light">The traffic light.</param>
/// <param name="LightCue">The cue that it speaks of.</param>
/// <param name="IsStanding">True while nobody steps.</param>
/// <param name="Phase">Identity of the phase, as in the protocol.</param>
/// <param name="Cues">Every cue of the exercise.</param>
/// <param name="Breath">The paced breath.</param>
/// <param name="Progression">How far the target has grown.</param>
public sealed record CoachMessage(
    double TimeS,
    CueLevel Light,
    string? LightCue,
    bool IsStanding,
    string? Phase,
    IReadOnlyList<CueStanding> Cues,
    BreathMessage? Breath,
    ProgressionStanding? Progression)
{
    /// <summary>The message for a status.</summary>
    public static CoachMessage Of(CoachStatus status) => new(
        status.Time.Seconds,
        status.Light,
        status.LightCue,
        status.IsStanding,
        status.Phase,
        status.Cues,
        status.Breath is { } b ? new BreathMessage(b.Action, b.Unit, b.Done, b.Of, b.Since.Seconds) : null,
        status.Progression);
}

/// <summary>Where a paced breath stands.</summary>
/// <param name="Action">inhale or exhale.</param>
/// <param name="Unit">steps or seconds.</param>
/// <param name="Done">How much of it is done, in that unit.</param>
/// <param name="Of">How long it is, in that unit.</param>
/// <param name="SinceS">When it began, s since the session began.</param>
public sealed record BreathMessage(Core.Exercises.BreathAction Action, Core.Exercises.BreathUnit Unit, double Done, double Of, double SinceS);
