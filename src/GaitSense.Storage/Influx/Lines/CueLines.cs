using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>What a cue of the exercise makes of one step.</summary>
/// <param name="Cue">Identity of the cue.</param>
/// <param name="IsInTarget">True inside the target.</param>
/// <param name="Value">The number judged; null for words.</param>
/// <param name="TargetLow">Lowest value in target; null for no lower bound.</param>
/// <param name="TargetHigh">Highest value in target; null for no upper bound.</param>
public readonly record struct CueVerdict(string Cue, bool IsInTarget, double? Value, double? TargetLow, double? TargetHigh);

/// <summary>Holds steps against the cues of an exercise. The store does not know exercises, so it is told.</summary>
public interface ICueJudge
{
    /// <summary>The verdicts on one step; cues without a verdict are left out.</summary>
    /// <param name="exercise">Identity of the exercise; an unknown one has no cues.</param>
    /// <param name="step">The step.</param>
    IReadOnlyList<CueVerdict> Judge(string exercise, Step step);
}

/// <summary>Verdicts as points of <c>gait_cue</c>, at the step's initial contact.</summary>
public static class CueLines
{
    /// <summary>Writes one verdict.</summary>
    public static void Write(LineWriter lines, SessionHeader session, Step step, in CueVerdict verdict)
    {
        lines.Begin("gait_cue"u8);
        lines.Tag("cue"u8, verdict.Cue);
        lines.Tag("person"u8, session.Person);
        lines.Tag("session"u8, session.Id.Value);
        lines.Flag("in_target"u8, verdict.IsInTarget);
        lines.Field("value"u8, verdict.Value);
        lines.Field("target_low"u8, verdict.TargetLow);
        lines.Field("target_high"u8, verdict.TargetHigh);
        lines.End(PointTime.Ns(session.StartedAt, step.InitialContact));
    }
}
