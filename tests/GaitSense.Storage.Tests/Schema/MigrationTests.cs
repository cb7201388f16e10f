using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage.Schema;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tests.Schema;

public sealed class MigrationTests : IDisposable
{
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Migrations_are_numbered_without_a_gap()
    {
        Assert.Equal(Enumerable.Range(1, Migration.Latest), Migration.All.Select(m => m.Number));
        Assert.Equal(["sessions-and-packets", "measurements", "step-table"], Migration.All.Take(3).Select(m => m.Name));
        Assert.All(Migration.All, m => Assert.NotEmpty(m.Sql));
    }

    [Fact]
    public void A_store_of_the_first_schema_is_brought_up_to_date_with_everything_in_it()
    {
        Restore("store-schema-1.sql");
        using (SqliteSessionStore store = files.Open())
        {
            StoredSession session = Assert.Single(store.List(new SessionQuery()));
            Assert.Equal(("20251201T080000-00000a", "p07", SessionState.Interrupted), (session.Header.Id.Value, session.Header.Person, session.State));
            Assert.Equal([BodySite.LeftFoot, BodySite.RightFoot], session.Header.Sensors.Select(s => s.Site));
            Assert.Equal(
                [(0, 100L, "0102"), (1, 150L, ""), (0, 200L, "03")],
                store.PacketValues("20251201T080000-00000a"));
            Assert.Empty(store.Steps(session.Header.Id));
            Assert.True(store.Check().IsSound);
            store.RecordScript("new", 30);
        }

        Assert.Equal((long)Migration.Latest, files.Peek("SELECT max(number) FROM migrations"));
        Assert.Equal(FreshColumns(), Columns(files));
        files.Record("newer", 3);
    }

    [Fact]
    public void A_store_of_the_second_schema_keeps_its_steps_and_gains_the_table_for_other_programs()
    {
        Restore("store-schema-2.sql");
        using (SqliteSessionStore store = files.Open())
        {
            Step step = Assert.Single(store.Steps(new SessionId("20251201T080000-00000a")));
            Assert.Equal((Side.Left, 1.5, 0.25), (step.Side, step.InitialContact.Seconds, step.StepLengthM));
        }

        Assert.Equal(1.5, files.Peek("SELECT initial_contact_s FROM step_table"));
        Assert.Equal(FreshColumns(), Columns(files));
    }

    [Fact]
    public void An_older_store_is_not_changed_by_a_reader()
    {
        Restore("store-schema-1.sql");
        InputFault fault = Assert.Throws<InputFaultException>(files.OpenReadOnly).Fault;

        Assert.Contains("older version (schema 1", fault.What, StringComparison.Ordinal);
        Assert.Equal(1L, files.Peek("SELECT max(number) FROM migrations"));
    }

    [Fact]
    public void A_store_from_a_newer_version_is_refused_by_writer_and_reader_and_left_as_it_was()
    {
        files.Record("s0", 3);
        int newer = Migration.Latest + 1;
        files.Tamper("INSERT INTO migrations VALUES ($n, 'future')", ("$n", newer));

        foreach (Func<SqliteSessionStore> open in (Func<SqliteSessionStore>[])[files.Open, files.OpenReadOnly])
        {
            InputFault fault = Assert.Throws<InputFaultException>(open).Fault;
            Assert.Contains($"newer version (schema {newer}", fault.What, StringComparison.Ordinal);
            Assert.Equal(files.Database, fault.Where);
        }

        Assert.Equal((long)newer, files.Peek("SELECT max(number) FROM migrations"));
    }

    private void Restore(string fixture)
    {
        Directory.CreateDirectory(files.Directory);
        using StreamReader reader = new(typeof(MigrationTests).Assembly.GetManifestResourceStream(fixture)!);
        files.Tamper(reader.ReadToEnd());
    }

    private static List<string> FreshColumns()
    {
        using TestStore fresh = new();
        fresh.Open().Dispose();
        return Columns(fresh);
    }

    private static List<string> Columns(TestStore store)
    {
        using SqliteConnection connection = new($"Data Source={store.Database};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText =
            "SELECT s.type || ' ' || s.name || ' ' || ifnull(c.name || ' ' || c.type || ' ' || c.pk || ' ' || c.\"notnull\", '') "
            + "FROM sqlite_schema s LEFT JOIN pragma_table_info(s.name) c ORDER BY s.name, c.cid";
        using SqliteDataReader row = command.ExecuteReader();
        List<string> columns = [];
        while (row.Read())
        {
            columns.Add(row.GetString(0));
        }

        return columns;
    }
}
