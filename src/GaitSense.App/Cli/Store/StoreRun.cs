using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Upkeep;

namespace GaitSense.App.Cli.Store;

/// <summary>One run of a verb that changes the store.</summary>
/// <param name="folder">Folder of the store.</param>
/// <param name="asJson">True for JSON.</param>
/// <param name="terminal">Where it writes to.</param>
/// <exception cref="InputFaultException">No store, or the service is running.</exception>
internal sealed class StoreRun(string folder, bool asJson, Terminal terminal)
{
    private const double Whole = 100;

    /// <summary>Writes an array of lines.</summary>
    public static void WriteLines(Utf8JsonWriter json, string name, IEnumerable<string> lines)
    {
        json.WriteStartArray(name);
        foreach (string line in lines)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }

    /// <summary>Repairs.</summary>
    /// <returns>The exit code: 1 when something could not be repaired.</returns>
    public async Task<int> RepairAsync(CancellationToken cancellationToken)
    {
        using SqliteSessionStore store = Open();
        RepairReport report = await store.Upkeep.RepairAsync(cancellationToken);
        Write(
            json =>
            {
                WriteLines(json, "actions", report.Actions);
                json.WriteNumber("packets_cut", report.PacketsCut);
                json.WriteNumber("sessions_reopened", report.SessionsReopened);
                json.WriteNumber("files_resealed", report.FilesResealed);
                WriteLines(json, "remaining", report.Remaining);
            },
            [
                .. report.Actions.Count == 0 ? ["Nothing was to be repaired."] : report.Actions,
                .. report.Remaining.Select(r => $"Not repaired: {r}. Restore it from a backup."),
            ]);
        return report.Remaining.Count == 0 ? ExitCodes.Done : ExitCodes.Impossible;
    }

    /// <summary>Seals what is not.</summary>
    /// <returns>The exit code: 1 when a session could not be sealed.</returns>
    public async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        using SqliteSessionStore store = Open();
        ProgressLine line = new(terminal);
        List<string> done = [];
        List<string> failed = [];
        foreach (SessionId id in store.Upkeep.Unsealed())
        {
            SealOutcome outcome = await store.Upkeep.SealAsync(id, new Shown(line, id.Value), cancellationToken);
            (outcome == SealOutcome.Sealed ? done : failed).Add(id.Value);
        }

        line.Clear();
        Write(
            json =>
            {
                WriteLines(json, "sealed", done);
                WriteLines(json, "failed", failed);
            },
            [$"Sessions sealed: {Text(done.Count)}.", .. failed.Select(f => $"Session {f} could not be sealed. See: gaitsense store check")]);
        return failed.Count == 0 ? ExitCodes.Done : ExitCodes.Impossible;
    }

    /// <summary>Compacts.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> CompactAsync(CancellationToken cancellationToken)
    {
        using SqliteSessionStore store = Open();
        ProgressLine line = new(terminal);
        CompactionReport report = await store.Upkeep.CompactAsync(shrinks: true, new Shown(line, "compacting"), cancellationToken);
        line.Clear();
        Write(
            json =>
            {
                WriteLines(json, "sealed", report.Sealed.Select(s => s.Value));
                WriteLines(json, "dropped", report.Dropped.Select(s => s.Value));
                WriteLines(json, "kept", report.Kept.Select(s => s.Value));
                json.WriteNumber("bytes_before", report.BytesBefore);
                json.WriteNumber("bytes_after", report.BytesAfter);
            },
            [
                $"Sessions sealed: {Text(report.Sealed.Count)}, read from their file alone now: {Text(report.Dropped.Count)}.",
                $"Bytes before: {Text(report.BytesBefore)}, after: {Text(report.BytesAfter)}.",
                .. report.Kept.Select(k => $"Session {k} keeps its raw rows. See: gaitsense store check"),
            ]);
        return ExitCodes.Done;
    }

    /// <summary>Removes old sessions, or tells which.</summary>
    /// <returns>The exit code.</returns>
    public int Prune(int keepDays, bool isDryRun)
    {
        using SqliteSessionStore store = Open();
        RetentionReport plan = store.Upkeep.Prune(keepDays, isDryRun: true);
        string before = plan.Before.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (!asJson)
        {
            // Told before it is done.
            string verb = isDryRun ? "would be removed" : "are removed";
            terminal.Out.Write($"Sessions begun before {before} {verb}: {Text(plan.Sessions.Count)}.\n");
            terminal.Out.Write(string.Concat(plan.Sessions.Select(s => $"{s.Id}  {s.Person}\n")));
        }

        RetentionReport report = isDryRun ? plan : store.Upkeep.Prune(keepDays, isDryRun: false);
        if (asJson)
        {
            Write(
                json =>
                {
                    json.WriteString("before", before);
                    json.WriteBoolean("is_done", report.IsDone);
                    SessionJson.Write(json, "sessions", report.Sessions);
                },
                []);
        }

        return ExitCodes.Done;
    }

    private SqliteSessionStore Open()
    {
        // A store is not made here: a wrong folder is told.
        SqliteSessionStore.OpenReadOnly(folder).Dispose();
        return SqliteSessionStore.Open(folder);
    }

    private void Write(Action<Utf8JsonWriter> fields, IEnumerable<string> lines) => terminal.Out.Write(asJson
        ? JsonText.Of(json =>
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        })
        : string.Concat(lines.Select(l => $"{l}\n")));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Shown(ProgressLine line, string what) : IProgress<double>
    {
        public void Report(double value) => line.Show(string.Create(CultureInfo.InvariantCulture, $"{what}: {value * Whole:0} %"));
    }
}
