using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Coaching;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Tests.Coaching;

/// <summary>A coach, a walker who does as told, and what was said.</summary>
internal sealed class Told : ICoachReceiver
{
    private const double StepS = 0.9;
    private int _steps;

    public Told(ExerciseProtocol? exercise = null, CoachOptions? options = null) =>
        Coach = new Coach(exercise ?? Walking, options ?? CoachOptions.Default, this);

    public static ExerciseProtocol Walking { get; } = ExerciseCatalog.BuiltIn.Find("reverse-walking")! with { Breath = null, Progression = null };

    public static ExerciseProtocol Lifting { get; } = ExerciseCatalog.BuiltIn.Find("hip-lift")!;

    public Coach Coach { get; }

    public List<CoachingCue> Cues { get; } = [];

    public CoachStatus? Status { get; private set; }

    /// <summary>For each cue the number of steps that had been taken when it came.</summary>
    public List<(CoachingCue Cue, int Step)> ByStep { get; } = [];

    public IEnumerable<string> Ids => Cues.Select(c => $"{c.Kind} {c.CueId}");

    public static SessionTime At(double s) => SessionTime.FromSeconds(s);

    public static Step Good(double contactS, Side side) => new()
    {
        Side = side,
        InitialContact = At(contactS),
        Direction = WalkingDirection.Backward,
        ContactPattern = ContactPattern.Heel,
        ToeOutRad = 0,
        StepLengthM = 0.3,
        StepTime = TimeSpan.FromSeconds(StepS),
        SwingTime = TimeSpan.FromSeconds(0.5),
        Valid = true,
        Confidence = 1,
    };

    /// <summary>Takes a step, good unless changed.</summary>
    public void Step(Func<Step, Step>? change = null)
    {
        Step step = Good(++_steps * StepS, _steps % 2 == 0 ? Side.Left : Side.Right);
        Coach.OnTime(step.InitialContact + TimeSpan.FromSeconds(0.3));
        Coach.OnStep(change?.Invoke(step) ?? step);
    }

    public void Steps(int count, Func<Step, Step>? change = null)
    {
        for (int i = 0; i < count; i++)
        {
            Step(change);
        }
    }

    public void Contact(int revision, ContactPattern pattern = ContactPattern.Unknown, double? atS = null) => Coach.OnContact(new ProvisionalContact(
        _steps % 2 == 0 ? Side.Right : Side.Left, At(atS ?? ((_steps + 1) * StepS)), WalkingDirection.Backward, pattern, revision));

    public CueLevel Level(string cue) => Coach.Status().Cues.Single(c => c.CueId == cue).Level;

    public static Step Toe(Step step) => step with { ContactPattern = ContactPattern.Toe };

    public static Step Turned(Step step, double deg) => step with { ToeOutRad = Tests.Steps.Rad(deg) };

    public void OnCue(in CoachingCue cue)
    {
        Cues.Add(cue);
        ByStep.Add((cue, _steps));
    }

    public void OnCoach(CoachStatus status) => Status = status;
}
