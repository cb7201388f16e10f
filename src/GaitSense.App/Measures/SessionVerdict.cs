using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Summaries;

namespace GaitSense.App.Measures;

/// <summary>What a session says: which cues went well, and which to work on next.</summary>
/// <param name="Well">Cues in target in <see cref="WellShare"/> of the judged steps or more, most important first.</param>
/// <param name="Next">The others, most important first; the first is what to work on next.</param>
/// <param name="Unjudged">Cues with a measure of which too few steps could be judged.</param>
public sealed record SessionVerdict(
    IReadOnlyList<CueResult> Well, IReadOnlyList<CueResult> Next, IReadOnlyList<ExerciseCue> Unjudged)
{
    /// <summary>Share of judged steps in target from which a cue went well. Our choice.</summary>
    public const double WellShare = 0.8;

    private const int MinSteps = 5;
    private const int MinRepetitions = 3;

    /// <summary>Judged steps, or repetitions, below which nothing is said. Our choice: an exercise has some hundred steps, but six repetitions.</summary>
    public static int MinJudged(SessionSummary summary) => summary.Repetitions.Count > 0 ? MinRepetitions : MinSteps;

    /// <summary>Of a session's targets.</summary>
    public static SessionVerdict Of(ExerciseProtocol exercise, SessionSummary summary)
    {
        int least = MinJudged(summary);
        IReadOnlyDictionary<string, MetricSummary> metrics = summary.Repetitions.Count > 0 ? RepetitionMetrics.Of(summary.Repetitions) : summary.Metrics;
        List<CueResult> judged = [];
        List<ExerciseCue> unjudged = [];
        foreach (ExerciseCue cue in exercise.Measured)
        {
            if (summary.Targets.GetValueOrDefault(cue.Id) is { Share: { } share } target && target.Judged >= least)
            {
                judged.Add(new CueResult(cue, target, share, metrics.GetValueOrDefault(cue.Metric!)?.Mean));
            }
            else
            {
                unjudged.Add(cue);
            }
        }

        return new SessionVerdict([.. judged.Where(r => r.Share >= WellShare)], [.. judged.Where(r => r.Share < WellShare)], unjudged);
    }
}

/// <summary>How one cue was followed over a session.</summary>
/// <param name="Cue">The cue.</param>
/// <param name="Target">Judged steps and those in target.</param>
/// <param name="Share">Share in target.</param>
/// <param name="Mean">Mean of its measure over valid steps; null for words.</param>
public sealed record CueResult(ExerciseCue Cue, TargetShare Target, double Share, double? Mean);
