using GaitSense.App.Metrics;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Sinks;

/// <summary>Counts what passes for /metrics.</summary>
/// <param name="figures">The service's figures.</param>
/// <param name="reports">How the session's sinks fare.</param>
public sealed class FiguresSink(ServiceFigures figures, Func<IReadOnlyList<SinkReport>> reports) : ISessionSink
{
    /// <inheritdoc/>
    public string Name => "metrics";

    /// <inheritdoc/>
    public bool TakesPackets => true;

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet) => figures.CountPacket();

    /// <inheritdoc/>
    public void OnStep(Step step) => figures.CountStep(step.Valid);

    /// <inheritdoc/>
    public void OnHealth(IReadOnlyList<SensorHealth> health) =>
        figures.Observe(health, reports().ToDictionary(r => r.Name, r => r.Dropped));
}
