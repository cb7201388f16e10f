using GaitSense.Core.People;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>Exercises in one person's own form, as rows.</summary>
internal static class PlanTable
{
    private const string ThePerson = "(SELECT key FROM people WHERE pseudonym = $pseudonym)";

    /// <summary>One person's form of an exercise, or null.</summary>
    public static ExercisePlan? Read(SqliteConnection connection, string pseudonym, string exercise) => connection.Rows(
        $"SELECT protocol, changed_at FROM plans WHERE person = {ThePerson} AND exercise = $exercise",
        row => new ExercisePlan(pseudonym, exercise, row.GetString(0), row.Utc(1)),
        ("$pseudonym", pseudonym),
        ("$exercise", exercise)).SingleOrDefault();

    /// <summary>Keeps a plan, and its person from now on.</summary>
    public static void Put(SqliteConnection connection, ExercisePlan plan)
    {
        connection.Run(
            "INSERT INTO people (pseudonym, registered) VALUES ($pseudonym, 1) ON CONFLICT (pseudonym) DO UPDATE SET registered = 1",
            ("$pseudonym", plan.Pseudonym));
        connection.Run(
            $"INSERT OR REPLACE INTO plans (person, exercise, protocol, changed_at) VALUES ({ThePerson}, $exercise, $protocol, $at)",
            ("$pseudonym", plan.Pseudonym),
            ("$exercise", plan.Exercise),
            ("$protocol", plan.ProtocolJson),
            ("$at", UtcText.Of(plan.ChangedAt)));
    }

    /// <summary>Removes a plan; false when there was none.</summary>
    public static bool Remove(SqliteConnection connection, string pseudonym, string exercise) => connection.Run(
        $"DELETE FROM plans WHERE person = {ThePerson} AND exercise = $exercise",
        ("$pseudonym", pseudonym),
        ("$exercise", exercise)) > 0;
}
