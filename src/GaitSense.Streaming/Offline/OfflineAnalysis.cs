using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;

namespace GaitSense.Streaming;

/// <summary>Measures a whole recording through the pipeline that live sessions use.</summary>
public static class OfflineAnalysis
{
    /// <summary>Runs a source to its end and gives everything that was measured.</summary>
    /// <param name="name">Name of the recording.</param>
    /// <param name="source">The recording's packets. Not disposed.</param>
    /// <param name="exercise">The exercise that it is judged by.</param>
    /// <param name="options">Options of the engine.</param>
    /// <param name="progress">Takes the share done, 0 to 1, in steps of a percent; between 0 and 1 only when the source knows
    /// its duration.</param>
    /// <param name="cancellationToken">Ends the analysis without a result.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="InputFaultException">The source cannot read its input.</exception>
    public static async Task<AnalysisResult> RunAsync(
        string name,
        IPacketSource source,
        ExerciseProtocol exercise,
        GaitOptions options,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(exercise);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        GaitCollector found = new();
        SessionPipeline pipeline = new(source.Sensors, options with { Movement = exercise.Movement }, found);
        await source.RunAsync(new ProgressReceiver(pipeline, source.Duration, progress), cancellationToken);

        // A cancelled source ends normally; half a recording is not a result.
        cancellationToken.ThrowIfCancellationRequested();
        pipeline.Complete();
        IReadOnlyList<Step> steps = found.Steps();
        AnalysisResult result = new(name, steps, found.Events(), SummaryMaker.Make(name, exercise, found, pipeline))
        {
            Sides = pipeline.Sides,
            FirstSampleS = pipeline.FirstSampleS,
            HasRepetitions = exercise.Movement == ExerciseMovement.HipLift,
        };
        progress?.Report(1);
        return result;
    }
}
