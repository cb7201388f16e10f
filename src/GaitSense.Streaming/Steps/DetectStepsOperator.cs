using System.Reactive.Linq;
using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Core.Steps;
using GaitSense.Gait.Engine;

namespace GaitSense.Streaming;

/// <summary>Rx: samples to contacts, events, posture and steps.</summary>
public static class DetectStepsOperator
{
    /// <summary>Sends samples through a <see cref="GaitStage"/>.</summary>
    /// <param name="samples">Samples in the body parts' axes.</param>
    /// <param name="options">Options of the engine; null for the defaults.</param>
    public static SensorStream<GaitFinding> DetectSteps(
        this SensorStream<SiteSample<NominalFrame>> samples,
        GaitOptions? options = null) => samples.Through(sensors => new GaitStage(sensors, options ?? GaitOptions.Default));

    /// <summary>The steps alone, in the order in which they were decided.</summary>
    /// <param name="findings">Everything that was found.</param>
    public static IObservable<Step> Steps(this IObservable<GaitFinding> findings) =>
        findings.Where(f => f.Step is not null).Select(f => f.Step!);
}
