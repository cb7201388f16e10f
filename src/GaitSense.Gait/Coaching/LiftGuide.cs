using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Gait.Coaching;

/// <summary>Leads through a hip lift: says what comes next when a phase has lasted as long as the exercise asks for.</summary>
/// <remarks>The person leads: a phase that begins by itself is named when it begins; only the call to lift and the call to lower come by time,
/// each once, and no lift is called for after the last repetition. In the middle of a hold stands a reminder of what no sensor sees, a
/// different one each time, unless a fault was told in this lift: one thing at a time.</remarks>
internal sealed class LiftGuide(ExerciseProtocol exercise)
{
    // By LiftPhase: what the exercise says of it.
    private readonly ExercisePhase?[] _phases =
        [.. Enum.GetValues<LiftPhase>().Select(phase => exercise.Phases.FirstOrDefault(known => known.Id == StepColumns.NameOf(phase)))];

    // What only guides: said in turn, for nothing that is measured would ever call for it.
    private readonly ExerciseCue[] _guided = [.. exercise.Cues.Where(c => c is { Metric: null, Spoken: not null }).OrderBy(c => c.Priority)];

    private LiftPhase _phase;
    private SessionTime _since;
    private bool _hasCalled;
    private int _reminders;
    private int _remindedIn;

    /// <summary>The phase of the exercise that the person is in; null when it has none of that name.</summary>
    public string? PhaseId => Find(_phase)?.Id;

    /// <summary>Takes a frame.</summary>
    /// <param name="lift">The lift as it stands.</param>
    /// <param name="hasChanged">True when another phase has begun.</param>
    /// <returns>The phase to be called; null for none.</returns>
    public ExercisePhase? Take(in LiftFrame lift, out bool hasChanged)
    {
        hasChanged = lift.Phase != _phase;
        if (hasChanged)
        {
            LiftPhase before = _phase;
            (_phase, _since, _hasCalled) = (lift.Phase, lift.Time, false);
            return _phase is LiftPhase.Rest || (_phase == LiftPhase.Hold && before == LiftPhase.Lift) ? Find(_phase) : null;
        }

        LiftPhase next = _phase switch
        {
            LiftPhase.Rest when exercise.Repetitions is null || lift.Repetition < exercise.Repetitions => LiftPhase.Lift,
            LiftPhase.Hold => LiftPhase.Lower,
            _ => LiftPhase.NotReady,
        };
        if (_hasCalled || next == LiftPhase.NotReady || !(Find(_phase)?.DurationS <= (lift.Time - _since).TotalSeconds))
        {
            return null;
        }

        _hasCalled = true;
        return Find(next);
    }

    /// <summary>The cue to be reminded of now; null for none.</summary>
    /// <param name="lift">The lift as it stands, which <see cref="Take"/> has taken.</param>
    /// <param name="isFaultTold">True when a fault was told in this lift.</param>
    public ExerciseCue? Reminder(in LiftFrame lift, bool isFaultTold)
    {
        bool isMiddle = _phase == LiftPhase.Hold && (lift.Time - _since).TotalSeconds >= Find(LiftPhase.Hold)?.DurationS / 2;
        if (!isMiddle || _hasCalled || isFaultTold || _guided.Length == 0 || lift.Repetition == _remindedIn)
        {
            return null;
        }

        _remindedIn = lift.Repetition;
        return _guided[_reminders++ % _guided.Length];
    }

    private ExercisePhase? Find(LiftPhase phase) => _phases[(int)phase];
}
