using GaitSense.App.Influx;
using GaitSense.App.Live.Hub;
using GaitSense.App.Live.Sinks;
using GaitSense.App.Live.Signals;
using GaitSense.App.Metrics;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Streaming;

namespace GaitSense.App.Live;

/// <summary>Runs a session through the streaming pipeline to the store, the dashboard, the hub, the counters and, where one
/// is configured, the points for InfluxDB, each behind its own bounded queue.</summary>
public sealed class SessionRunner(
    ISessionStore store,
    LiveBoard board,
    HubOutbox hub,
    ServiceFigures figures,
    InfluxFeed influx,
    SignalFeed signals,
    LiveSessionOptions options,
    TimeProvider time) : ISessionRunner
{
    /// <inheritdoc/>
    public async Task<InputFault?> RunAsync(SessionRun run, CancellationToken cancellationToken)
    {
        LiveSession? session = null;
        IReadOnlyList<SinkReport> Reports() => session?.Sinks ?? [];

        using StoreSink? keep = run.IsReplay ? null : new(store, run.Session, time);
        signals.Begin(run.Session.Sensors);
        List<ISessionSink> sinks =
            [new BoardSink(board, Reports), new HubSink(hub, run.Session.Id, run.Exercise, time), new FiguresSink(figures, Reports), new SignalSink(signals)];
        if (keep is not null)
        {
            sinks.Insert(0, keep);
        }

        if (!run.IsReplay && influx.Outbox is { } outbox)
        {
            sinks.Add(new LinkSink(outbox, run.Session.Id, time));
        }

        session = new LiveSession(
            run.Session,
            run.Source,
            run.Exercise,
            sinks,
            options: options,
            time: time);
        figures.CountSession();
        try
        {
            await session.RunAsync(cancellationToken);
        }
        finally
        {
            figures.EndSession();
        }

        return session.FirstAnalysisFailure;
    }
}
