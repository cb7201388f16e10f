using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.Core.Recordings;

/// <summary>Everything an offline analysis gives.</summary>
/// <param name="Name">Name of the recording.</param>
/// <param name="Steps">Steps by initial contact.</param>
/// <param name="Events">Events by onset.</param>
/// <param name="Summary">What it came to.</param>
public sealed record AnalysisResult(
    string Name,
    IReadOnlyList<Step> Steps,
    IReadOnlyList<GaitEvent> Events,
    SessionSummary Summary)
{
    /// <summary>Whether the feet were labelled left and right as they were worn.</summary>
    public SideVerdict Sides { get; init; }

    /// <summary>True for an exercise of repetitions, also when none was found.</summary>
    public bool HasRepetitions { get; init; }

    /// <summary>Time of the first sample of any sensor on the clock of the steps, s; 0 without samples.</summary>
    public double FirstSampleS { get; init; }
}
