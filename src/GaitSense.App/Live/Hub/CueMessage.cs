using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;

namespace GaitSense.App.Live.Hub;

/// <summary>Something that the person is told, with the words for it.</summary>
/// <param name="Session">Identity of the session.</param>
/// <param name="Number">Running number in the session, from 1: the same cue is never told twice.</param>
/// <param name="TimeS">When it was decided, s since the session began.</param>
/// <param name="CueId">Which cue, or the phase or breath for guidance.</param>
/// <param name="Kind">correction, praise, guidance or notice.</param>
/// <param name="Level">no_judgement, green, amber or red.</param>
/// <param name="Value">The measured value; absent when there is none.</param>
/// <param name="Low">Lowest value in target.</param>
/// <param name="High">Highest value in target.</param>
/// <param name="IsInTarget">Whether the value lies in the target.</param>
/// <param name="Say">The words; absent when only a tone is meant.</param>
/// <param name="SentAtMs">The server's clock when it left, ms since 1970: what is too old by then is not spoken.</param>
public sealed record CueMessage(
    string Session,
    int Number,
    double TimeS,
    string CueId,
    CueKind Kind,
    CueLevel Level,
    double? Value,
    double? Low,
    double? High,
    bool? IsInTarget,
    SpokenText? Say,
    long SentAtMs)
{
    /// <summary>The message for a cue.</summary>
    public static CueMessage Of(string session, int number, in CoachingCue cue, SpokenText? say, long sentAtMs) => new(
        session, number, cue.Time.Seconds, cue.CueId, cue.Kind, cue.Level, cue.Value, cue.Low, cue.High, cue.IsInTarget, say, sentAtMs);
}
