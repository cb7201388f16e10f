using GaitSense.App.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Devices.Native;
using GaitSense.Devices.Recording;
using GaitSense.Export.Axes;
using GaitSense.Export.Import;
using GaitSense.Export.MotionBids;
using GaitSense.Storage;
using GaitSense.Streaming;

namespace GaitSense.App.Cli.Analyze;

/// <summary>Finds the recordings that an input names.</summary>
internal static class RecordingInputs
{
    /// <summary>The recordings of a path, each read when it is asked for.</summary>
    /// <exception cref="InputFaultException">There is no recording.</exception>
    public static (IEnumerable<RecordingInput> Recordings, int Count) OfPath(string path, MountingFile? mounting, CancellationToken cancellationToken)
    {
        if (path.EndsWith(NativeRecordingWriter.FileExtension, StringComparison.OrdinalIgnoreCase))
        {
            return ([OfNative(path, mounting)], 1);
        }

        if (IsImport(path))
        {
            return ([OfImport(ImportReader.Read(path, mounting, cancellationToken))], 1);
        }

        int count = MotionBidsReader.Names(path).Count;
        return (MotionBidsReader.Read(path, mounting, cancellationToken).Select(OfBids), count);
    }

    /// <summary>A session of a store.</summary>
    /// <exception cref="InputFaultException">There is no such session, or its person has withdrawn consent.</exception>
    public static RecordingInput OfSession(SqliteSessionStore store, string session, MountingFile? mounting)
    {
        StoredSession? stored = SessionId.TryParse(session, out SessionId id) ? store.Find(id) : null;
        if (stored is null)
        {
            throw new InputFaultException(new InputFault($"there is no session \"{session}\"", store.File, "Use the identity of a session of this store, or leave --data away to analyse a path."));
        }

        Withdrawal.Refuse(store.People, stored.Header.Person);
        StoredSource source = new(store, stored.Header);
        return new RecordingInput
        {
            Name = id.Value,
            Exercise = stored.Header.Exercise,
            Source = Mounted(source, mounting),
            HasSessionTimes = true,
            Content = hash => hash.Add(string.Join('\n', source.Sensors)).Add(store.Packets(id)),
        };
    }

    private static RecordingInput OfNative(string path, MountingFile? mounting)
    {
        if (!File.Exists(path))
        {
            throw new InputFaultException(new InputFault("there is no such file", path, "Check the path."));
        }

        NativeReplaySource source = new(path);
        return new RecordingInput
        {
            Name = source.Name,
            Exercise = source.Header.Exercise,
            Source = Mounted(source, mounting),
            HasSessionTimes = true,
            Content = hash => hash.Add(string.Join('\n', source.Sensors)).Add(NativePackets.Of(path)),
            Notes = () => source.Fault is { } fault ? [fault.ToString()] : [],
        };
    }

    // A data set has CSV and JSON files too; it is told by its motion files.
    private static bool IsImport(string path) => ImportReader.IsCandidate(path) && !(Directory.Exists(path) && HoldsMotionFiles(path));

    private static bool HoldsMotionFiles(string folder)
    {
        try
        {
            return MotionBidsReader.Names(folder).Count > 0;
        }
        catch (InputFaultException)
        {
            return false;
        }
    }

    private static RecordingInput OfImport(ImportOutcome outcome) => outcome.IsRead
        ? new RecordingInput
        {
            Name = outcome.Name,
            Source = new RecordingSource(outcome.Recording),
            Content = hash => hash.Add(outcome.Recording),
            Import = outcome.Report,
            Damage = outcome.Damage,
        }
        : new RecordingInput { Name = outcome.Name, Fault = outcome.Fault, Import = outcome.Report };

    private static RecordingInput OfBids(RecordingOutcome outcome) => outcome.IsRead
        ? new RecordingInput
        {
            Name = outcome.Name,
            Source = new RecordingSource(outcome.Recording),
            Content = hash => hash.Add(outcome.Recording),
            Notes = () => outcome.Notes,
            Damage = outcome.Damage,
        }
        : new RecordingInput { Name = outcome.Name, Fault = outcome.Fault };

    private static IPacketSource Mounted(IPacketSource source, MountingFile? mounting) =>
        mounting is null ? source : new MountedSource(source, Sensors(source.Sensors, mounting));

    private static IReadOnlyList<SensorDescriptor> Sensors(IReadOnlyList<SensorDescriptor> sensors, MountingFile? mounting) =>
        mounting is null ? sensors : [.. sensors.Select(mounting.Apply)];
}
