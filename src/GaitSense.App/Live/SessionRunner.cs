using GaitSense.App.Live.Hub;
using GaitSense.App.Live.Sinks;
using GaitSense.App.Metrics;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Streaming;

namespace GaitSense.App.Live;

/// <summary>Runs a session through the streaming pipeline to the store, the dashboard, the hub and the counters, each
/// behind its own bounded queue.</summary>
public sealed class SessionRunner(
    ISessionStore store,
    LiveBoard board,
    HubOutbox hub,
    ServiceFigures figures,
    LiveSessionOptions options,
    TimeProvider time) : ISessionRunner
{
    /// <inheritdoc/>
    public async Task<InputFault?> RunAsync(SessionRun run, CancellationToken cancellationToken)
    {
        LiveSession? session = null;
        IReadOnlyList<SinkReport> Reports() => session?.Sinks ?? [];

        using StoreSink keep = new(store, run.Session, time);
        session = new LiveSession(
            run.Session,
            run.Source,
            run.Exercise,
            [keep, new BoardSink(board, Reports), new HubSink(hub), new FiguresSink(figures, Reports)],
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
