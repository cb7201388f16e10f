using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Coaching;

/// <summary>Turns what is found in a session into few, timely cues: one at a time, the most important first.</summary>
/// <remarks>
/// <para><b>Needs</b> landings, steps, lifts and repetitions in the order in which they are found, and the time as it passes.</para>
/// <para><b>Gives</b> a first word on what touched first within the landing's step; everything else with the measured step or repetition; faults of a
/// lift while it lasts.</para>
/// <para><b>How</b> 1. The judge holds each step against every cue. 2. Each cue's follower makes a level of it. 3. The most important
/// cue that was missed and is due is told; a cue that is followed is told more rarely. 4. When nothing was missed, the cue that was
/// corrected last is praised when it comes back, and rows of good ones ever more rarely. Nothing is spoken sooner than the
/// options allow, unless it was asked for.</para>
/// <para><b>Breaks when</b> directions are only assumed: then cues for one direction are as wrong as the direction.</para>
/// <para><b>Cost</b> one status with its list per step, landing, change of phase, or second of a breath that is paced in seconds; nothing else.</para>
/// </remarks>
public sealed class Coach : IGaitReceiver
{
    private readonly CoachOptions _options;
    private readonly ICoachReceiver _receiver;
    private readonly SessionJudge _judge;
    private readonly CueFollower[] _followers;
    private readonly CueFollower[] _byPriority;
    private readonly BreathPacer? _breath;
    private readonly LiftGuide _guide;
    private readonly StartGuide _start;
    private readonly LiftWatch _watch;
    private readonly bool _isWalking;
    private readonly int _spacing;
    private ProvisionalContact? _told;
    private CueFollower? _corrected;
    private SessionTime _now;
    private SessionTime? _landed;
    private bool _isStanding = true;
    private bool _hasStepped;
    private int _sinceAny;
    private int _goodInRow;
    private int _praiseAt;
    private int _unjudged;
    private int _asked;
    private bool _hasGrown;

    /// <summary>A coach for one session.</summary>
    /// <param name="exercise">The exercise, with targets in the metrics' units.</param>
    /// <param name="options">The rules.</param>
    /// <param name="receiver">Takes what is said.</param>
    public Coach(ExerciseProtocol exercise, CoachOptions options, ICoachReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _receiver = receiver;
        _judge = new SessionJudge(exercise);
        _isWalking = exercise.Movement == ExerciseMovement.Steps;
        _spacing = _isWalking ? options.StepsBetweenCues : options.RepetitionsBetweenCues;
        _followers = [.. _judge.Cues.Select(c => new CueFollower(c, options, _spacing))];
        _byPriority = [.. _followers.OrderBy(f => f.Cue.Priority)];
        _breath = exercise.Breath is { } pacing ? new BreathPacer(pacing) : null;
        _guide = new LiftGuide(exercise);
        _start = new StartGuide(exercise, options.StandingS);
        _watch = new LiftWatch(options.FaultS);
        _sinceAny = _spacing;
        _praiseAt = options.GoodForPraise;
    }

    /// <summary>The exercise with its targets as they stand.</summary>
    public ExerciseProtocol Exercise => _judge.Targets.Exercise;

    /// <summary>Asks for a word on the next step or repetition, however recent the last one was. May be called from any thread.</summary>
    public void Ask() => Volatile.Write(ref _asked, 1);

    /// <summary>Time has passed; called as often as convenient.</summary>
    public void OnTime(SessionTime now)
    {
        _now = now > _now ? now : _now;
        bool stands = _landed is not { } landed || (_now - landed).TotalSeconds > _options.StandingS;
        if (_isWalking && stands && !_isStanding)
        {
            _isStanding = true;
            _breath?.Stop();
            Tell();
        }

        if (_isWalking && _start.Take(_now, _landed is not null || _hasStepped) is { } call)
        {
            Call(call.Id);
        }

        if (_breath?.OnTime(_now) == true)
        {
            Guide(_breath.Action);
            Tell();
        }
        else if (_breath?.HasCounted(_now) == true)
        {
            Tell();
        }
    }

    /// <summary>A landing, before its step is measured.</summary>
    public void OnContact(in ProvisionalContact contact)
    {
        if (!_isWalking)
        {
            return;
        }

        if (contact.Revision == 1)
        {
            OnLanding(contact.Time);
        }
        else if (contact.Revision == 2)
        {
            SpeakOf(contact);
        }
    }

    /// <summary>A landing with everything measured of it.</summary>
    public void OnStep(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (!_isWalking)
        {
            return;
        }

        _hasStepped = true;
        bool isTold = _told is { } c && c.Side == step.Side && Math.Abs((step.InitialContact - c.Time).TotalSeconds) < _options.SameLandingS;
        _told = isTold ? null : _told;
        ReadOnlySpan<Judgement> judgements = _judge.Judge(step, out bool hasGrown);
        OnJudged(judgements, isTold, hasGrown);
    }

    /// <summary>The hip lift as it stands.</summary>
    public void OnLift(in LiftFrame lift)
    {
        if (_isWalking)
        {
            return;
        }

        _now = lift.Time > _now ? lift.Time : _now;
        ExercisePhase? call = _guide.Take(lift, out bool hasChanged);
        if (call is not null)
        {
            Call(call.Id);
            Breathe(call.Breath);
        }

        if (lift.Phase == LiftPhase.NotReady)
        {
            _breath?.Stop();
        }

        if (_watch.Take(lift, _byPriority, out double value) is { } missed)
        {
            Correct(missed, missed.Level == CueLevel.Red ? CueLevel.Red : CueLevel.Amber, value, 0);
        }
        else if (_guide.Reminder(lift, _watch.ToldIn == lift.Repetition) is { } reminder)
        {
            Call(reminder.Id);
        }

        if (hasChanged || call is not null)
        {
            Tell();
        }
    }

    /// <summary>A repetition with everything measured of it.</summary>
    public void OnRepetition(Repetition repetition)
    {
        ArgumentNullException.ThrowIfNull(repetition);
        if (!_isWalking)
        {
            // The frame counted the same repetition when the fault was told.
            OnJudged(_judge.Judge(repetition, out bool hasGrown), _watch.ToldIn == repetition.Number, hasGrown);
        }
    }

    /// <inheritdoc/>
    public void OnEvent(in GaitEvent gaitEvent)
    {
        // Landings, steps and the time say all that is needed.
    }

    /// <inheritdoc/>
    public void OnPosture(in PostureFrame posture)
    {
        // Steps and repetitions carry what posture comes to.
    }

    /// <summary>How the coaching stands.</summary>
    public CoachStatus Status()
    {
        CueFollower? light = Worst();
        bool isAnyGreen = Array.Exists(_followers, f => f.Level == CueLevel.Green);
        return new CoachStatus
        {
            Time = _now,
            Light = light?.Level ?? (isAnyGreen ? CueLevel.Green : CueLevel.NoJudgement),
            LightCue = light?.Cue.Id,
            IsStanding = _isWalking && _isStanding,
            Cues = Array.ConvertAll(_followers, f => f.Standing),
            Phase = _isWalking ? WalkingPhase() : _guide.PhaseId,
            Breath = _breath?.Count(_now),
            Progression = _judge.Targets.Standing,
        };
    }

    private void OnLanding(SessionTime time)
    {
        _landed = time;
        _now = time > _now ? time : _now;
        _isStanding = false;
        if (_breath?.OnStep(_now) == true)
        {
            Guide(_breath.Action);
        }

        Tell();
    }

    private void SpeakOf(in ProvisionalContact contact)
    {
        if (_sinceAny + 1 < _spacing && Volatile.Read(ref _asked) == 0)
        {
            return;
        }

        foreach (CueFollower follower in _byPriority)
        {
            if (follower.LevelOf(contact.Pattern, contact.Direction) is { } level && follower.IsDue(ahead: 1))
            {
                _told = contact;
                Correct(follower, level, null, ahead: 1);
                return;
            }

            // Something more important has just been missed: the measured step will say so.
            if (follower.IsMissed && follower.IsDue(ahead: 1))
            {
                return;
            }
        }
    }

    private void OnJudged(ReadOnlySpan<Judgement> judgements, bool isTold, bool hasGrown)
    {
        _sinceAny++;
        IReadOnlyList<ExerciseCue> cues = _judge.Cues;
        bool isJudged = false;
        for (int i = 0; i < _followers.Length; i++)
        {
            _followers[i].Take(judgements[i], cues[i]);
            isJudged |= judgements[i].Verdict != Verdict.NoJudgement;
        }

        if (isJudged)
        {
            _unjudged = 0;
            Speak(isTold, hasGrown);
        }
        else if (++_unjudged == _options.UnjudgedForGrey)
        {
            _sinceAny = 0;
            _receiver.OnCue(new CoachingCue(_now, CueIds.LowQuality, CueKind.Notice, CueLevel.NoJudgement, null, null, null, null));
        }

        Tell();
    }

    private void Speak(bool isTold, bool hasGrown)
    {
        bool isAsked = Interlocked.Exchange(ref _asked, 0) == 1;
        bool mayBeSaid = isAsked || _sinceAny >= _spacing;
        bool isAnyMissed = Array.Exists(_followers, f => f.IsMissed);
        _goodInRow = isAnyMissed ? 0 : _goodInRow + 1;
        _praiseAt = isAnyMissed ? _options.GoodForPraise : _praiseAt;
        _hasGrown |= hasGrown;
        if (_hasGrown && mayBeSaid && !isTold)
        {
            _hasGrown = false;
            _sinceAny = 0;
            _receiver.OnCue(new CoachingCue(_now, CueIds.NextLevel, CueKind.Notice, CueLevel.Green, null, null, null, true));
        }
        else if (isAnyMissed && !isTold && mayBeSaid && MostImportant(isAsked) is { } missed)
        {
            Correct(missed, missed.Level, missed.Last.Value, ahead: 0);
        }
        else if (!isAnyMissed && mayBeSaid)
        {
            Praise(isAsked);
        }
    }

    private void Praise(bool isAsked)
    {
        CueFollower? back = _corrected is { Last.Verdict: Verdict.InTarget } ? _corrected : null;
        if (back is null && _goodInRow < _praiseAt && !isAsked)
        {
            return;
        }

        _praiseAt = _goodInRow >= _praiseAt ? 2 * _praiseAt : _praiseAt;
        _corrected = null;
        _sinceAny = 0;
        _receiver.OnCue(new CoachingCue(
            _now, back?.Cue.Id ?? CueIds.AllGood, CueKind.Praise, CueLevel.Green, back?.Last.Value, back?.Cue.Low, back?.Cue.High, true));
    }

    private void Correct(CueFollower follower, CueLevel level, double? value, int ahead)
    {
        follower.OnTold(ahead);
        _sinceAny = -ahead;
        _corrected = follower;
        _receiver.OnCue(new CoachingCue(_now, follower.Cue.Id, CueKind.Correction, level, value, follower.Cue.Low, follower.Cue.High, false));
    }

    private CueFollower? MostImportant(bool isAsked) => Array.Find(_byPriority, f => f.IsMissed && (isAsked || f.IsDue()));

    private CueFollower? Worst() =>
        Array.Find(_byPriority, f => f.Level == CueLevel.Red) ?? Array.Find(_byPriority, f => f.Level == CueLevel.Amber);

    private void Breathe(BreathAction? action)
    {
        if (action is { } breath)
        {
            _breath?.Begin(breath, _now);
        }
    }

    private void Guide(BreathAction action) => Call(action == BreathAction.Inhale ? CueIds.Inhale : CueIds.Exhale);

    private void Call(string id) => _receiver.OnCue(new CoachingCue(_now, id, CueKind.Guidance, CueLevel.NoJudgement, null, null, null, null));

    private string? WalkingPhase()
    {
        string id = _hasStepped || !_isStanding ? "step" : "start";
        return Exercise.Phases.Any(p => p.Id == id) ? id : null;
    }

    private void Tell() => _receiver.OnCoach(Status());
}
