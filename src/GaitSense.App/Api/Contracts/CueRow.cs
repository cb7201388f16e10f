using GaitSense.Core.Coaching;

namespace GaitSense.App.Api.Contracts;

/// <summary>Something that the person was told.</summary>
/// <param name="TimeS">When it was decided, s since the session began.</param>
/// <param name="CueId">Which cue, or the phase or breath for guidance.</param>
/// <param name="Kind">correction, praise, guidance or notice.</param>
/// <param name="Level">no_judgement, green, amber or red.</param>
/// <param name="Value">The measured value; absent when there is none.</param>
/// <param name="Low">Lowest value in target.</param>
/// <param name="High">Highest value in target.</param>
/// <param name="IsInTarget">Whether the value lies in the target.</param>
public sealed record CueRow(
    double TimeS, string CueId, CueKind Kind, CueLevel Level, double? Value, double? Low, double? High, bool? IsInTarget)
{
    /// <summary>The row of a cue.</summary>
    public static CueRow Of(in CoachingCue cue) =>
        new(cue.Time.Seconds, cue.CueId, cue.Kind, cue.Level, cue.Value, cue.Low, cue.High, cue.IsInTarget);
}
