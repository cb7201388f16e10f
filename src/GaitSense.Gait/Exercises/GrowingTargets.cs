using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;

namespace GaitSense.Gait.Exercises;

/// <summary>An exercise whose target grows as it is met, within one session.</summary>
/// <remarks><b>How</b> the verdicts on the growing cue are looked back on; when enough of them are in target the next level begins and the
/// look back starts anew. The same verdicts in the same order give the same levels, live and offline.</remarks>
public sealed class GrowingTargets
{
    private readonly ExerciseProgression? _plan;
    private readonly ExerciseProtocol _base;
    private readonly bool[] _recent;
    private int _seen;
    private int _judged;
    private int _inTarget;

    /// <summary>The exercise at the start of a session.</summary>
    /// <param name="exercise">The exercise, with targets in the metrics' units.</param>
    public GrowingTargets(ExerciseProtocol exercise)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        _plan = exercise.Progression;
        _recent = new bool[_plan?.Of ?? 0];
        Level = _plan?.StartLevel ?? 1;
        _base = exercise;
        Exercise = AtLevel();
    }

    /// <summary>The growing cue with its target at a level, from 1; null without a progression.</summary>
    public static ExerciseCue? At(ExerciseProtocol exercise, int level)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        return exercise.Progression is not { } plan ? null
            : new GrowingTargets(exercise with { Progression = plan with { StartLevel = level } }).Exercise.Cues.FirstOrDefault(c => c.Id == plan.Cue);
    }

    /// <summary>The exercise with the target as it stands now.</summary>
    public ExerciseProtocol Exercise { get; private set; }

    /// <summary>The level now, from 1; 1 without a progression.</summary>
    public int Level { get; private set; }

    /// <summary>How far it has grown; null without a progression.</summary>
    public ProgressionStanding? Standing => _plan is null ? null : new ProgressionStanding(
        _plan.Cue, Level, _plan.LevelCount, Recent(), _plan.InTarget, _plan.Of);

    /// <summary>What it came to; null without a progression.</summary>
    public ProgressionSummary? Summary
    {
        get
        {
            if (_plan is null)
            {
                return null;
            }

            bool isMet = _judged >= _plan.JudgedForNext && _inTarget >= _plan.ShareForNext * _judged;
            int next = isMet ? Math.Min(Math.Max(Level, _plan.StartLevel + 1), _plan.LevelCount) : _plan.StartLevel;
            return new ProgressionSummary(_plan.Cue, _plan.StartLevel, Level, next, _plan.LevelCount);
        }
    }

    /// <summary>Takes a verdict on a cue.</summary>
    /// <returns>True when the next level has begun.</returns>
    public bool Accept(string cueId, Verdict verdict)
    {
        if (_plan is null || cueId != _plan.Cue || verdict == Verdict.NoJudgement)
        {
            return false;
        }

        bool isIn = verdict == Verdict.InTarget;
        _judged++;
        _inTarget += isIn ? 1 : 0;
        _recent[_seen++ % _recent.Length] = isIn;
        if (Level >= _plan.LevelCount || Recent() < _plan.InTarget)
        {
            return false;
        }

        Level++;
        _seen = 0;
        Exercise = AtLevel();
        return true;
    }

    private int Recent() => _recent.Take(_seen).Count(isIn => isIn);

    private ExerciseProtocol AtLevel() => _plan is null || Level == 1 ? _base : _base with
    {
        Cues = [.. _base.Cues.Select(c => c.Id == _plan.Cue ? Grown(c) : c)],
    };

    private ExerciseCue Grown(ExerciseCue cue)
    {
        foreach (ProgressionLevel level in _plan!.Levels.Take(Level - 1))
        {
            cue = cue with { Low = Larger(cue.Low, level.Low), High = Larger(cue.High, level.High) };
        }

        return cue;
    }

    private static double? Larger(double? a, double? b) => a is null || b is null ? b ?? a : Math.Max(a.Value, b.Value);
}
