using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Summaries;

namespace GaitSense.Streaming;

/// <summary>What a session came to, made in one way for live and offline.</summary>
internal static class SummaryMaker
{
    public static SessionSummary Make(
        string recording,
        ExerciseProtocol exercise,
        GaitCollector found,
        SessionPipeline pipeline)
    {
        SummaryBuilder builder = new();
        foreach (Step step in found.Steps())
        {
            builder.Add(step);
        }

        foreach (Repetition repetition in found.Repetitions)
        {
            builder.Add(repetition);
        }

        return builder.Build(recording, exercise, pipeline.DurationS, pipeline.Health(), GaitEngine.Version, pipeline.Measures());
    }
}
