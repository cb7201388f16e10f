using GaitSense.App.Influx;
using GaitSense.App.Live.Hub;
using GaitSense.App.Live.Sinks;
using GaitSense.App.Live.Stream;
using GaitSense.App.Metrics;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Streaming;

namespace GaitSense.App.Live;

/// <summary>Runs a session through the streaming pipeline to the store, the dashboard, the hub, the live stream, the counters and, where one
/// is configured, the points for InfluxDB, each behind its own bounded queue.</summary>
public sealed class SessionRunner(
    ISessionStore store,
    LiveBoard board,
    HubOutbox hub,
    ServiceFigures figures,
    InfluxFeed influx,
    LiveFeed feed,
    LiveSessionOptions options,
    TimeProvider time) : ISessionRunner
{
    /// <inheritdoc/>
    public async Task<InputFault?> RunAsync(SessionRun run, CancellationToken cancellationToken)
    {
        LiveSession? session = null;
        IReadOnlyList<SinkReport> Reports() => session?.Sinks ?? [];

        using StoreSink keep = new(store, run.Session, time);
        List<ISessionSink> sinks = [keep, new BoardSink(board, Reports), new HubSink(hub, run.Session.Id, run.Exercise, time), new LiveFeedSink(feed, run.Session, run.Exercise), new FiguresSink(figures, Reports)];
        if (influx.Outbox is { } outbox)
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
