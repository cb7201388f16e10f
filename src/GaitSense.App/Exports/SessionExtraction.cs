using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Export;
using GaitSense.Export.Signals;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Exports;

/// <summary>Takes a session out of the store for the formats: what is stored of it, and its samples on disk beside, so that
/// memory does not grow with its length.</summary>
internal static class SessionExtraction
{
    private const int PacketsPerWord = 1024;

    /// <summary>Reads a session with its samples.</summary>
    /// <param name="store">The store.</param>
    /// <param name="session">The session.</param>
    /// <param name="spool">Takes the samples.</param>
    /// <param name="progress">Takes the share that is read, 0 to 1.</param>
    /// <param name="cancellationToken">Stops it, and later the reading of what is given.</param>
    public static ExportedSession WithSamples(ISessionStore store, StoredSession session, SignalSpool spool, Action<double> progress, CancellationToken cancellationToken)
    {
        SignalSpooler spooler = new(spool, GaitOptions.Default with { Movement = MovementOf(session.Header.Exercise) });
        long read = 0;
        foreach (RawPacket packet in store.Packets(session.Header.Id))
        {
            spooler.OnPacket(packet);
            if (++read % PacketsPerWord == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(Math.Min(1, (double)read / Math.Max(1, session.PacketCount)));
            }
        }

        spooler.Complete();
        spool.Complete();
        return Of(store, session, new StoppableSignals(spool, cancellationToken), spool.FirstS(), cancellationToken);
    }

    /// <summary>Reads a session without its samples.</summary>
    public static ExportedSession WithoutSamples(ISessionStore store, StoredSession session, CancellationToken cancellationToken)
    {
        SessionHeader header = session.Header;
        return Of(store, session, new RecordingSignals(new ImuRecording(header.Id.Value, [])), FirstSample.OfS(header.Sensors, store.Packets(header.Id)), cancellationToken);
    }

    private static ExerciseMovement MovementOf(string exercise) => ExerciseCatalog.BuiltIn.Find(exercise)?.Movement ?? ExerciseMovement.Steps;

    private static ExportedSession Of(ISessionStore store, StoredSession session, ISignals signals, double firstS, CancellationToken cancellationToken)
    {
        SessionHeader header = session.Header;
        return new ExportedSession
        {
            Id = header.Id.Value,
            Person = header.Person,
            Exercise = header.Exercise,
            StartedAt = header.StartedAt,
            Signals = signals,
            FirstS = firstS,
            Steps = StoppableSignals.Until(store.StepsOneByOne(header.Id), cancellationToken),
            Events = StoppableSignals.Until(store.EventsOneByOne(header.Id), cancellationToken),
            Summary = session.Summary,
            Provenance = Provenances.Of(session),
        };
    }
}
