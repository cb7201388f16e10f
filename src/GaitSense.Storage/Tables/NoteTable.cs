using GaitSense.Core.People;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>Notes on sessions as rows.</summary>
internal static class NoteTable
{
    /// <summary>The notes of a session, oldest first; those of one instant in the order of adding.</summary>
    public static List<SessionNote> Read(SqliteConnection connection, long session) => connection.Rows(
        "SELECT written_at, session_s, text FROM notes WHERE session = $session ORDER BY written_at, key",
        row => new SessionNote(row.Utc(0), row.Number(1), row.GetString(2)),
        ("$session", session));

    /// <summary>Adds a note.</summary>
    public static void Add(SqliteConnection connection, long session, SessionNote note) => connection.Run(
        "INSERT INTO notes (session, written_at, session_s, text) VALUES ($session, $at, $about, $text)",
        ("$session", session),
        ("$at", UtcText.Of(note.At)),
        ("$about", note.SessionSeconds.Finite()),
        ("$text", note.Text));
}
