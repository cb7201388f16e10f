using GaitSense.Core.People;
using GaitSense.Core.Sessions;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>People as rows. One who was only ever named by a session goes with the last of their sessions; one who was
/// entered stays.</summary>
internal static class PersonTable
{
    private const string Select =
        "SELECT pseudonym, foot_length_m, height_m, consent, consent_at, remark, real_name FROM people "
        + $"WHERE (registered OR EXISTS (SELECT 1 FROM sessions WHERE person = people.key AND state <> '{SessionTable.Deleting}')) ";

    private const string Upsert =
        "INSERT INTO people (pseudonym, registered, foot_length_m, height_m, consent, consent_at, remark, real_name) "
        + "VALUES ($pseudonym, 1, $foot, $height, $consent, $at, $remark, $name) ON CONFLICT (pseudonym) DO UPDATE SET "
        + "registered = 1, foot_length_m = excluded.foot_length_m, height_m = excluded.height_m, consent = excluded.consent, "
        + "consent_at = excluded.consent_at, remark = excluded.remark, real_name = excluded.real_name";

    /// <summary>Everybody, by pseudonym.</summary>
    public static List<Person> Read(SqliteConnection connection) => connection.Rows(Select + "ORDER BY pseudonym", PersonOf);

    /// <summary>One person, or null.</summary>
    public static Person? Read(SqliteConnection connection, string pseudonym) =>
        connection.Rows(Select + "AND pseudonym = $pseudonym", PersonOf, ("$pseudonym", pseudonym)).SingleOrDefault();

    /// <summary>Adds a person or replaces what is known of one.</summary>
    public static void Put(SqliteConnection connection, Person person) => connection.Run(
        Upsert,
        ("$pseudonym", person.Pseudonym),
        ("$foot", person.FootLengthM.Finite()),
        ("$height", person.HeightM.Finite()),
        ("$consent", Words<Consent>.Of(person.Consent)),
        ("$at", UtcText.Of(person.ConsentAt)),
        ("$remark", person.Remark),
        ("$name", person.RealName));

    /// <summary>Hides all sessions of a person, so that their removal can follow in portions, and forgets everything else.</summary>
    /// <returns>How many sessions were hidden.</returns>
    public static int Forget(SqliteConnection connection, string pseudonym)
    {
        const string Theirs = "(SELECT s.key FROM sessions s JOIN people p ON p.key = s.person WHERE p.pseudonym = $pseudonym)";
        connection.Run($"DELETE FROM outbox WHERE session IN {Theirs}", ("$pseudonym", pseudonym));
        int sessions = connection.Run(
            $"UPDATE sessions SET state = '{SessionTable.Deleting}' WHERE state <> '{SessionTable.Deleting}' AND key IN {Theirs}", ("$pseudonym", pseudonym));
        connection.Run(
            "DELETE FROM plans WHERE person = (SELECT key FROM people WHERE pseudonym = $pseudonym)", ("$pseudonym", pseudonym));
        connection.Run(
            "UPDATE people SET registered = 0, foot_length_m = NULL, height_m = NULL, consent = 'not_asked', consent_at = NULL, "
            + "remark = '', real_name = '' WHERE pseudonym = $pseudonym",
            ("$pseudonym", pseudonym));
        RemoveUnused(connection);
        return sessions;
    }

    /// <summary>The sessions of a person, those that are being removed included.</summary>
    public static List<SessionId> Sessions(SqliteConnection connection, string pseudonym) => connection.Rows(
        "SELECT s.id FROM sessions s JOIN people p ON p.key = s.person WHERE p.pseudonym = $pseudonym ORDER BY s.key",
        row => new SessionId(row.GetString(0)),
        ("$pseudonym", pseudonym));

    /// <summary>Removes people who have no session and were never entered.</summary>
    public static void RemoveUnused(SqliteConnection connection) => connection.Run(
        "DELETE FROM people WHERE NOT registered AND NOT EXISTS (SELECT 1 FROM sessions WHERE person = people.key)");

    private static Person PersonOf(SqliteDataReader row) => new(row.GetString(0))
    {
        FootLengthM = row.Number(1),
        HeightM = row.Number(2),
        Consent = row.Word<Consent>(3),
        ConsentAt = row.IsDBNull(4) ? null : row.Utc(4),
        Remark = row.GetString(5),
        RealName = row.GetString(6),
    };
}
