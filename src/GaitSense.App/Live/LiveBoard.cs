using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Live;

/// <summary>Gathers what the engine finds into the picture that the dashboard shows. One thread writes, any thread reads.</summary>
public sealed class LiveBoard : IGaitReceiver
{
    private const int MaxRepetitions = 100;

    private readonly Lock _gate = new();
    private RecentSteps _recent = new();
    private SessionJudge? _judge;
    private LiveSnapshot _snapshot = LiveSnapshot.Empty;
    private bool _isDirty;

    /// <summary>Raised by <see cref="TellChanges"/> when the picture is another.</summary>
    public event Action? Changed;

    /// <summary>The picture as it stands.</summary>
    public LiveSnapshot Current => Volatile.Read(ref _snapshot);

    /// <summary>Starts an empty picture for a new session.</summary>
    public void Begin(SessionHeader session, ExerciseProtocol exercise, ReplayRequest? replay = null)
    {
        lock (_gate)
        {
            _recent = new RecentSteps();
            _judge = new SessionJudge(exercise);
            Show(LiveSnapshot.Empty with
            {
                State = new PracticeState(PracticePhase.Running, session, null),
                Exercise = _judge.Targets.Exercise,
                Replay = replay,
            });
        }
    }

    /// <summary>The session is over; its last picture stays.</summary>
    /// <param name="fault">What ended it; null when it ended as asked.</param>
    public void End(InputFault? fault) => Update(s => s with
    {
        State = new PracticeState(fault is null ? PracticePhase.Idle : PracticePhase.Failed, s.State.Session, fault),
        Contact = null,
        IsPausing = false,
        IsCoachingResting = false,
        Coach = s.Coach is { } coach ? coach with { IsStanding = false, Breath = null } : null,
    });

    /// <summary>The coaching rests, or goes on.</summary>
    public void RestCoaching(bool isResting) => Update(s => s.State.IsRunning ? s with { IsCoachingResting = isResting } : s);

    /// <summary>No session could be started.</summary>
    public void Fail(InputFault fault) => Update(s => s with { State = new PracticeState(PracticePhase.Failed, s.State.Session, fault) });

    /// <inheritdoc/>
    public void OnContact(in ProvisionalContact contact)
    {
        ProvisionalContact seen = contact;
        Update(s => s with { Contact = seen });
    }

    /// <inheritdoc/>
    public void OnStep(Step step) => Update(s =>
    {
        JudgedStep judged = JudgedStep.By(_judge, _recent.NextNumber, step);
        _recent.Add(judged);
        return s with
        {
            Exercise = _judge?.Targets.Exercise ?? s.Exercise,
            Steps = _recent.List,
            Figures = _recent.Figures(),
            Advice = StepAdvice.For(judged, s.Exercise) ?? (step.Valid ? null : s.Advice),
            Contact = s.Contact is { } c && c.Side == step.Side && c.Time <= step.InitialContact ? null : s.Contact,
        };
    });

    /// <inheritdoc/>
    public void OnEvent(in GaitEvent gaitEvent)
    {
        // A pause is told when it ends, with the step after it: standing is known sooner from the coach.
    }

    /// <inheritdoc/>
    public void OnPosture(in PostureFrame posture)
    {
        PostureFrame seen = posture;
        Update(s => s with { Posture = seen });
    }

    /// <inheritdoc/>
    public void OnLift(in LiftFrame lift)
    {
        LiftFrame seen = lift;
        Update(s => s with { Lift = seen });
    }

    /// <inheritdoc/>
    public void OnRepetition(Repetition repetition) => Update(s =>
    {
        JudgedRepetition judged = JudgedRepetition.By(_judge, repetition);
        return s with
        {
            Exercise = _judge?.Targets.Exercise ?? s.Exercise,
            Repetitions = [.. s.Repetitions.TakeLast(MaxRepetitions - 1), judged],
        };
    });

    /// <summary>Something that the person was told.</summary>
    public void OnCue(in CoachingCue cue)
    {
        CoachingCue told = cue;
        Update(s => s with { LastCue = told });
    }

    /// <summary>How the coaching stands.</summary>
    public void OnCoach(CoachStatus status) => Update(s => s with { Coach = status, IsPausing = status.IsStanding });

    /// <summary>How the sensors are heard now.</summary>
    public void OnHealth(IReadOnlyList<SensorHealth> sensors) => Update(s => s with { Sensors = sensors });

    /// <summary>What a person should know of the running session.</summary>
    public void OnNotices(IReadOnlyList<InputFault> notices) => Update(s => s with { Notices = notices });

    /// <summary>Tells of a change since the last call, if there was one.</summary>
    public void TellChanges()
    {
        bool wasDirty;
        lock (_gate)
        {
            wasDirty = _isDirty;
            _isDirty = false;
        }

        if (wasDirty)
        {
            Changed?.Invoke();
        }
    }

    private void Update(Func<LiveSnapshot, LiveSnapshot> change)
    {
        lock (_gate)
        {
            Show(change(_snapshot));
        }
    }

    private void Show(LiveSnapshot snapshot)
    {
        Volatile.Write(ref _snapshot, snapshot);
        _isDirty = true;
    }
}
