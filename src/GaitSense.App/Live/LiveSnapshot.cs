using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.App.Live;

/// <summary>Everything the dashboard shows of the running or last session at one instant. Immutable.</summary>
public sealed record LiveSnapshot
{
    /// <summary>Nothing has happened since the service started.</summary>
    public static LiveSnapshot Empty { get; } = new();

    /// <summary>Whether somebody is practising.</summary>
    public PracticeState State { get; init; } = PracticeState.None;

    /// <summary>The exercise practised; null before the first session.</summary>
    public ExerciseProtocol? Exercise { get; init; }

    /// <summary>The last steps, oldest first.</summary>
    public IReadOnlyList<JudgedStep> Steps { get; init; } = [];

    /// <summary>A landing whose step is not measured yet; null when all are.</summary>
    public ProvisionalContact? Contact { get; init; }

    /// <summary>The newest trunk posture; null before the first.</summary>
    public PostureFrame? Posture { get; init; }

    /// <summary>How each sensor is heard.</summary>
    public IReadOnlyList<SensorHealth> Sensors { get; init; } = [];

    /// <summary>Counts and running means.</summary>
    public LiveFigures Figures { get; init; } = LiveFigures.None;

    /// <summary>What to change first; null when nothing is to be changed or nothing could be judged.</summary>
    public ExerciseCue? Advice { get; init; }

    /// <summary>What a person should know of the running session: a sensor not understood, a store that fails.</summary>
    public IReadOnlyList<InputFault> Notices { get; init; } = [];

    /// <summary>What is replayed; null in a session of its own.</summary>
    public ReplayRequest? Replay { get; init; }

    /// <summary>True while the coaching rests: nothing is cued, everything is still recorded.</summary>
    public bool IsCoachingResting { get; init; }

    /// <summary>True while the walker stands.</summary>
    public bool IsPausing { get; init; }

    /// <summary>Traffic light, level per cue, phase, paced breath and progression; null before the first step or lift.</summary>
    public CoachStatus? Coach { get; init; }

    /// <summary>What the person was told last; null before the first.</summary>
    public CoachingCue? LastCue { get; init; }

    /// <summary>The hip lift as it stands; null while no hip lift is practised.</summary>
    public LiftFrame? Lift { get; init; }

    /// <summary>Repetitions of the session, oldest first.</summary>
    public IReadOnlyList<JudgedRepetition> Repetitions { get; init; } = [];
}

/// <summary>Counts of the session and means over its last valid steps; a mean without steps is null.</summary>
/// <param name="Steps">Steps of the session.</param>
/// <param name="ValidSteps">Of those, fit for judgement.</param>
/// <param name="HeelFirst">Valid steps that landed on the heel.</param>
/// <param name="LandingsTold">Valid steps of which it is known what touched first.</param>
/// <param name="CadenceSpm">Steps per minute.</param>
/// <param name="StepLengthM">Step length, m.</param>
/// <param name="StrideLengthM">Stride length, m.</param>
/// <param name="SpeedMps">Stride length over stride time, m/s.</param>
public sealed record LiveFigures(
    int Steps,
    int ValidSteps,
    int HeelFirst,
    int LandingsTold,
    double? CadenceSpm,
    double? StepLengthM,
    double? StrideLengthM,
    double? SpeedMps)
{
    /// <summary>Nothing yet.</summary>
    public static LiveFigures None { get; } = new(0, 0, 0, 0, null, null, null, null);

    /// <summary>Share of landings on the heel, 0 to 1; null before the first.</summary>
    public double? HeelShare => LandingsTold == 0 ? null : (double)HeelFirst / LandingsTold;
}
