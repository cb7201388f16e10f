using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Time;

namespace GaitSense.Gait.Coaching;

/// <summary>Counts out breaths, over steps or seconds. It begins with an exhale, as the exercise's first movement does.</summary>
internal sealed class BreathPacer(BreathPacing pacing)
{
    private BreathAction _action;
    private double _done;
    private SessionTime _since;
    private int _countedS;
    private bool _isRunning;

    /// <summary>Where the breath stands; null while it is not paced.</summary>
    public BreathCount? Count(SessionTime now) => _isRunning
        ? new BreathCount(_action, pacing.Unit, Done(now), Length, _since)
        : null;

    /// <summary>The half of the breath that is counted.</summary>
    public BreathAction Action => _action;

    private double Length => _action == BreathAction.Inhale ? pacing.Inhale : pacing.Exhale;

    /// <summary>Begins a half of a breath.</summary>
    public void Begin(BreathAction action, SessionTime now)
    {
        _isRunning = true;
        _action = action;
        _done = 0;
        _countedS = 0;
        _since = now;
    }

    /// <summary>Nobody moves: nothing is counted.</summary>
    public void Stop() => _isRunning = false;

    /// <summary>A foot has landed.</summary>
    /// <returns>True when another half of the breath has begun.</returns>
    public bool OnStep(SessionTime now)
    {
        if (pacing.Unit != BreathUnit.Steps)
        {
            return false;
        }

        if (!_isRunning)
        {
            Begin(BreathAction.Exhale, now);
            return true;
        }

        _done++;
        return TurnWhenDone(now);
    }

    /// <summary>Time has passed.</summary>
    /// <returns>True when another half of the breath has begun.</returns>
    public bool OnTime(SessionTime now) => _isRunning && pacing.Unit == BreathUnit.Seconds && TurnWhenDone(now);

    /// <summary>True when another whole second of a breath in seconds is over since the last call, so that it is worth showing.</summary>
    public bool HasCounted(SessionTime now)
    {
        int before = _countedS;
        _countedS = _isRunning && pacing.Unit == BreathUnit.Seconds ? (int)Done(now) : 0;
        return _countedS > before;
    }

    private double Done(SessionTime now) => pacing.Unit == BreathUnit.Steps ? _done : Math.Clamp((now - _since).TotalSeconds, 0, Length);

    private bool TurnWhenDone(SessionTime now)
    {
        double done = pacing.Unit == BreathUnit.Steps ? _done : (now - _since).TotalSeconds;
        if (done < Length)
        {
            return false;
        }

        Begin(_action == BreathAction.Inhale ? BreathAction.Exhale : BreathAction.Inhale, now);
        return true;
    }
}
