using System.Globalization;
using System.Text;
using GaitSense.App.Influx;
using GaitSense.App.People;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;
using GaitSense.Storage;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.App.Cli.Influx;

/// <summary>One run of <c>influx replay</c>.</summary>
/// <param name="folder">Folder of the store.</param>
/// <param name="isOfLetters">True to put back refused points instead of sessions.</param>
/// <param name="query">Which sessions.</param>
/// <param name="quotaBytes">Most that may wait.</param>
/// <param name="asJson">True for JSON.</param>
internal sealed class ReplayRun(string folder, bool isOfLetters, SessionQuery query, long quotaBytes, bool asJson)
{
    /// <summary>Puts the points in.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">No store, the service runs, nothing matches, or too much waits.</exception>
    public int Run(TextWriter writer)
    {
        // A store is not made here: a wrong folder is told.
        SqliteSessionStore.OpenReadOnly(folder).Dispose();
        ExercisePlans? plans = null;
        ExerciseCueJudge judge = new(session => plans?.Find(session));
        using SqliteSessionStore store = SqliteSessionStore.Open(folder, new OutboxOptions { QuotaBytes = quotaBytes, Judge = judge });
        plans = new ExercisePlans(store.People, store, ExerciseCatalog.BuiltIn, TimeProvider.System);
        (int sessions, int points) = isOfLetters ? (0, PutLetters(store.Outbox!)) : PutSessions(store);
        writer.Write(asJson
            ? JsonText.Of(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("sessions", sessions);
                json.WriteNumber("points", points);
                json.WriteEndObject();
            })
            : string.Create(CultureInfo.InvariantCulture, $"Points in the outbox again: {points}{(isOfLetters ? "" : $", of sessions: {sessions}")}. The service sends them when it runs.\n"));
        return ExitCodes.Done;
    }

    private (int Sessions, int Points) PutSessions(SqliteSessionStore store)
    {
        int points = 0;
        IReadOnlyList<StoredSession> sessions = [.. store.List(query).Reverse()];
        if (sessions.Count == 0)
        {
            throw Fault(store, "no session matches", "Check --person, --exercise, --from and --to.");
        }

        foreach (StoredSession session in sessions)
        {
            CheckRoom(store, $"before session {session.Header.Id}", "Let the service send, then go on with --from.");
            points += store.Outbox!.PutAgain(store, session);
        }

        return (sessions.Count, points);
    }

    private int PutLetters(PointOutbox outbox)
    {
        DeadLetterFile file = new(folder);
        IReadOnlyList<DeadLetter> letters = file.Read();
        if (letters.Count > 0)
        {
            outbox.Put(null, Encoding.UTF8.GetBytes(string.Concat(letters.Select(l => l.Line + "\n"))));
            file.Clear();
        }

        return letters.Count;
    }

    // A session's points are a few hundred kilobytes; half the quota is left for what the service adds meanwhile.
    private void CheckRoom(SqliteSessionStore store, string when, string advice)
    {
        if (store.Outbox!.Counts().Bytes > quotaBytes / 2)
        {
            throw Fault(store, $"half of what may wait is reached {when}", advice);
        }
    }

    private static InputFaultException Fault(SqliteSessionStore store, string what, string advice) => new(new InputFault(what, store.File, advice));
}
