using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;
using GaitSense.Storage.Influx.Lines;

namespace GaitSense.App.Influx;

/// <summary>Judges steps by the cues of the exercises that there are.</summary>
public sealed class ExerciseCueJudge(ExerciseCatalog exercises) : ICueJudge
{
    /// <inheritdoc/>
    public IReadOnlyList<CueVerdict> Judge(string exercise, Step step)
    {
        List<CueVerdict> verdicts = [];
        foreach (ExerciseCue cue in exercises.Find(exercise)?.Cues ?? [])
        {
            Judgement judgement = TargetJudge.Judge(step, cue);
            if (judgement.Verdict != Verdict.NoJudgement)
            {
                verdicts.Add(new CueVerdict(cue.Id, judgement.Verdict == Verdict.InTarget, judgement.Value, cue.Low, cue.High));
            }
        }

        return verdicts;
    }
}
