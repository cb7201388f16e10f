using GaitSense.App.Influx;
using GaitSense.App.Live.Hub;
using GaitSense.App.Live.Sinks;
using GaitSense.App.Live.Signals;
using GaitSense.App.Live.Stream;
using GaitSense.App.Live.Taps;
using GaitSense.App.Metrics;
using GaitSense.App.Storekeeping;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Simulation;
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
    StoreAlarm alarm,
    SignalFeed signals,
    LiveFeed feed,
    TapWatch taps,
    LiveSessionOptions options,
    TimeProvider time) : ISessionRunner
{
    private LiveSession? _running;

    /// <inheritdoc/>
    public void AskForCue() => Volatile.Read(ref _running)?.AskForCue();

    /// <inheritdoc/>
    public void RestCoaching(bool isResting) => Volatile.Read(ref _running)?.RestCoaching(isResting);

    /// <inheritdoc/>
    public async Task<InputFault?> RunAsync(SessionRun run, CancellationToken cancellationToken)
    {
        LiveSession? session = null;
        IReadOnlyList<SinkReport> Reports() => session?.Sinks ?? [];

        using StoreSink? keep = run.IsReplay ? null : new(store, run.Session, time);
        signals.Begin(run.Session.Sensors);
        taps.Begin(
            run.Session.Sensors,
            offsetsS => Volatile.Read(ref _running)?.Correct(offsetsS),
            run.Source is SimulatedWalker walker ? () => walker.Knock(TapWatch.Wanted) : null);
        List<ISessionSink> sinks =
        [
            new BoardSink(board, Reports, () => alarm.Current),
            new HubSink(hub, run.Session.Id, run.Exercise, time),
            new FiguresSink(figures, Reports),
            new SignalSink(signals),
            new LiveFeedSink(feed, run.Session, run.Exercise),
            new TapSink(taps),
        ];
        if (keep is not null)
        {
            sinks.Insert(0, new StoreGuard(keep));
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
        Volatile.Write(ref _running, session);

        // It may have been asked to rest before there was a session to ask.
        session.RestCoaching(board.Current.IsCoachingResting);
        try
        {
            await session.RunAsync(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _running, null);
            figures.EndSession();
        }

        return session.FirstAnalysisFailure;
    }
}
