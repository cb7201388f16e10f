using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.App.Influx;

/// <summary>Judges sessions as coach, dashboard and summary do: by the person's own targets, as they grow.</summary>
/// <param name="exerciseOf">The exercise as it stood when a session began; null when it is not known.</param>
public sealed class ExerciseCueJudge(Func<SessionHeader, ExerciseProtocol?> exerciseOf) : ICueJudge
{
    /// <inheritdoc/>
    public StepJudge Of(SessionHeader session)
    {
        SessionJudge? judge = exerciseOf(session) is { } exercise ? new SessionJudge(exercise) : null;
        return step =>
        {
            List<CueVerdict> verdicts = [];
            IReadOnlyList<ExerciseCue> cues = judge?.Cues ?? [];
            ReadOnlySpan<Judgement> judgements = judge is null ? [] : judge.Judge(step, out _);
            for (int i = 0; i < judgements.Length; i++)
            {
                if (judgements[i].Verdict != Verdict.NoJudgement)
                {
                    verdicts.Add(new CueVerdict(cues[i].Id, judgements[i].Verdict == Verdict.InTarget, judgements[i].Value, cues[i].Low, cues[i].High));
                }
            }

            return verdicts;
        };
    }
}
