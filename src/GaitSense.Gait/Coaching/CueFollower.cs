using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Coaching;

/// <summary>How one cue is followed over the last steps or repetitions, and whether its turn to be told has come.</summary>
/// <remarks><b>How</b> amber after one outside the dead zone; red when <see cref="ExerciseCue.RedAfter"/> of the last
/// <see cref="ExerciseCue.RedWindow"/> judged ones were outside the tolerance and the last one still was outside; a good one takes red back to
/// amber until the others have left the window. Grey after some without a judgement.</remarks>
internal sealed class CueFollower
{
    private readonly CoachOptions _options;
    private readonly int _spacing;
    private readonly bool[] _isOut;
    private int _seen;
    private int _inRow;
    private int _fading;
    private int _unjudged;
    private int _sinceTold = int.MaxValue / 2;

    public CueFollower(ExerciseCue cue, CoachOptions options, int spacing)
    {
        Cue = cue;
        _options = options;
        _spacing = spacing;
        _isOut = new bool[cue.RedWindow];
    }

    /// <summary>The cue, with its target as it stands.</summary>
    public ExerciseCue Cue { get; private set; }

    /// <summary>How well it is followed.</summary>
    public CueLevel Level { get; private set; }

    /// <summary>True when the last judged one was outside by the dead zone or more.</summary>
    public bool IsMissed { get; private set; }

    /// <summary>The last judgement; none when the last one gave none.</summary>
    public Judgement Last { get; private set; }

    public CueStanding Standing => new(
        Cue.Id, Level, Level == CueLevel.NoJudgement ? null : _value, Cue.Low, Cue.High, _judged, _inTarget, RecentOut, Math.Min(_seen, _isOut.Length));

    private int RecentOut
    {
        get
        {
            int count = 0;
            foreach (bool isOut in _isOut)
            {
                count += isOut ? 1 : 0;
            }

            return count;
        }
    }

    private double? _value;
    private int _judged;
    private int _inTarget;

    /// <summary>Takes one judgement.</summary>
    public void Take(in Judgement judgement, ExerciseCue cue)
    {
        Cue = cue;
        Last = judgement;
        _sinceTold++;
        if (judgement.Verdict == Verdict.NoJudgement)
        {
            IsMissed = false;
            if (++_unjudged >= _options.UnjudgedForGrey)
            {
                Level = CueLevel.NoJudgement;
            }

            return;
        }

        _unjudged = 0;
        _judged++;
        _inTarget += judgement.Verdict == Verdict.InTarget ? 1 : 0;
        _value = judgement.Value;
        IsMissed = judgement.CallsForCue;
        _isOut[_seen++ % _isOut.Length] = IsMissed && !(judgement.Beyond <= cue.Tolerance && cue.Tolerance > 0);
        bool isOften = RecentOut >= cue.RedAfter;
        Level = IsMissed ? isOften ? CueLevel.Red : CueLevel.Amber : isOften ? CueLevel.Amber : CueLevel.Green;
        Fade();
    }

    /// <summary>Whether it may be told again: the better it was followed, the rarer.</summary>
    /// <param name="ahead">Steps that have landed but are not judged yet.</param>
    public bool IsDue(int ahead = 0) => _sinceTold + ahead >= _spacing << _fading;

    /// <summary>It has been told.</summary>
    /// <param name="ahead">Steps that have landed but are not judged yet.</param>
    public void OnTold(int ahead = 0) => _sinceTold = -ahead;

    /// <summary>The level that a landing with this pattern would bring; null when it is in target or cannot be judged.</summary>
    public CueLevel? LevelOf(ContactPattern pattern, WalkingDirection direction)
    {
        bool applies = Cue.Metric == "contact_pattern" && pattern != ContactPattern.Unknown
            && (Cue.Directions.Count == 0 || Cue.Directions.Contains(direction));
        return !applies || Cue.Accepted.Contains(StepColumns.NameOf(pattern)) ? null : RecentOut + 1 >= Cue.RedAfter ? CueLevel.Red : CueLevel.Amber;
    }

    private void Fade()
    {
        _inRow = IsMissed ? 0 : _inRow + 1;
        if (Level == CueLevel.Red)
        {
            _fading = 0;
        }
        else if (_inRow > 0 && _inRow % _options.SuccessesToFade == 0)
        {
            _fading = Math.Min(_fading + 1, _options.MostFading);
        }
    }
}
