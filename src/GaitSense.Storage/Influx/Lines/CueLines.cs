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

/// <summary>Holds the steps of one session, one after another, against the cues of its exercise.</summary>
/// <param name="step">The next step.</param>
/// <returns>The verdicts on it; cues without a verdict are left out.</returns>
public delegate IReadOnlyList<CueVerdict> StepJudge(Step step);

/// <summary>Finds who judges a session. The store does not know exercises, so it is told.</summary>
public interface ICueJudge
{
    /// <summary>A judge for a session, who has seen none of its steps yet: what is in target may depend on the steps before.</summary>
    /// <param name="session">The session; one of an unknown exercise gets no verdicts. Asked when its first step is to be judged.</param>
    StepJudge Of(SessionHeader session);
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
