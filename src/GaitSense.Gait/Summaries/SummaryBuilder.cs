using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Coordination;

namespace GaitSense.Gait.Summaries;

/// <summary>Collects the steps of one session and says what they came to. It may be asked at any time, also live.</summary>
/// <remarks>
/// <para><b>Gives</b> counts of all steps; statistics, speed and targets of the valid ones outside turns, whatever their direction (a note
/// says when directions mix), times and speed of those whose stride holds no standing; cadence of all landings.</para>
/// <para><b>How</b> see <see cref="SummaryGates"/> for how many values each statistic needs. The phase of arm and leg goes round and
/// gets circular statistics and no median. An asymmetry is told for lengths, times and ranges, not for angles counted from a chosen zero.</para>
/// <para><b>Cost</b> one reference per step.</para>
/// </remarks>
public sealed class SummaryBuilder
{
    private readonly List<Step> _steps = [];
    private readonly List<Repetition> _repetitions = [];

    /// <summary>Takes a step; any order.</summary>
    public void Add(Step step) => _steps.Add(step);

    /// <summary>Takes a repetition, in order.</summary>
    public void Add(Repetition repetition) => _repetitions.Add(repetition);

    /// <summary>What the steps so far came to.</summary>
    /// <param name="recording">Name of the recording or identity of the session.</param>
    /// <param name="exercise">Whose cues give the targets.</param>
    /// <param name="durationS">From the first to the last sample, s.</param>
    /// <param name="sensors">How each sensor was heard.</param>
    /// <param name="version">Version of the engine.</param>
    /// <param name="body">What was measured beside the steps; null for nothing.</param>
    public SessionSummary Build(
        string recording,
        ExerciseProtocol exercise,
        double durationS,
        IReadOnlyList<SensorHealth> sensors,
        string version,
        BodyMeasures? body = null)
    {
        body ??= BodyMeasures.None;
        List<Step> steps = [.. _steps.OrderBy(s => s.InitialContact)];
        List<Step> valid = [.. steps.Where(s => s.Valid)];
        List<Step> straight = [.. valid.Where(s => !s.Flags.HasFlag(StepFlags.Turn))];
        IReadOnlySet<Step> stood = Standstill.Of(steps);
        List<Step> going = [.. straight.Where(s => !s.Flags.HasFlag(StepFlags.Pause) && !stood.Contains(s))];
        bool isStepTo = StepToPattern.IsStepTo(steps) == true;
        double? cadence = WalkingPace.CadenceSpm(steps);
        TargetShares targets = TargetShares.Of(exercise, steps, _repetitions);
        return new SessionSummary
        {
            Recording = recording,
            Exercise = exercise.Id,
            DurationS = durationS,
            Sensors = sensors,
            Steps = Count(steps, valid.Count),
            Metrics = MetricSummaries.Of(straight, going, !isStepTo),
            CadenceSpm = cadence,
            SpeedMps = WalkingPace.SpeedMps(going),
            BreathingRatePerMin = body.Breathing?.RestRatePerMin ?? body.Breathing?.WalkingRatePerMin,
            Breathing = body.Breathing,
            Posture = body.Posture,
            SessionMetrics = SessionMetrics.Of(steps, going, isStepTo, cadence).Concat(body.Metrics).ToDictionary(),
            Targets = targets.ByCue,
            Repetitions = [.. _repetitions],
            Progression = targets.Progression,
            Quality = QualityNotes.Of(steps, valid, _repetitions, exercise, sensors, [.. Patterns(isStepTo), .. body.Notes]),
            Version = version,
        };
    }

    private static IEnumerable<string> Patterns(bool isStepTo) => isStepTo
        ? [NoteTemplates.StepTo.Say()]
        : [];

    private static StepCounts Count(List<Step> steps, int valid) => new(
        steps.Count,
        valid,
        steps.Count - valid,
        CountBy(steps, s => s.Side),
        CountBy(steps, s => s.Direction),
        CountBy(steps, s => s.ContactPattern));

    private static Dictionary<string, int> CountBy<T>(List<Step> steps, Func<Step, T> by)
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(v => StepColumns.NameOf(v), v => steps.Count(s => by(s).Equals(v)));
}
