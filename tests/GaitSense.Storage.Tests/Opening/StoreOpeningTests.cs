using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Opening;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage.Tests.Opening;

public sealed class StoreOpeningTests : IDisposable
{
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_store_is_made_with_its_directory_and_settings()
    {
        using (WriteConnection writes = StoreOpening.OpenForWriting(Made()))
        {
            Assert.Equal(16384, writes.Connection.Scalar("PRAGMA page_size"));
            Assert.Equal(2, writes.Connection.Scalar("PRAGMA synchronous"));
            Assert.Equal(1, writes.Connection.Scalar("PRAGMA foreign_keys"));
            Assert.Equal(1, writes.Connection.Scalar("PRAGMA secure_delete"));
        }

        Assert.Equal("wal", files.Peek("PRAGMA journal_mode"));
        Assert.Equal(16384L, files.Peek("PRAGMA page_size"));
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("Gerät;Mode=Memory")]
    [InlineData("what?#100%&mode=memory")]
    [InlineData("quo'ted\"name")]
    public void Any_directory_name_works(string name)
    {
        string directory = Path.Combine(files.Directory, name);
        using (SqliteSessionStore store = SqliteSessionStore.Open(directory))
        {
            store.RecordScript("s0", 10);
        }

        Assert.True(File.Exists(Path.Combine(directory, "sessions.db")));
        using SqliteSessionStore reader = SqliteSessionStore.OpenReadOnly(directory);
        Assert.Equal(Recording.ScriptValues(10), reader.PacketValues("s0"));
    }

    [Fact]
    public void A_file_in_the_place_of_the_directory_is_named_in_the_fault()
    {
        File.WriteAllText(files.Directory, "");
        InputFault fault = FaultOf(() => files.Open());

        Assert.Equal(files.Directory, fault.Where);
        Assert.Contains("cannot be written", fault.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_below_a_file_cannot_be_made()
    {
        File.WriteAllText(files.Directory, "");
        InputFault fault = FaultOf(() => SqliteSessionStore.Open(Path.Combine(files.Directory, "below")));

        Assert.Contains("cannot be written", fault.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("SQLite format 3\0 but then something else entirely, for as long as a header needs to be read at all. ....")]
    public void A_foreign_file_is_refused_and_left_as_it_was(string content)
    {
        Directory.CreateDirectory(files.Directory);
        File.WriteAllText(files.Database, content);

        Assert.Contains("not a GaitSense store", FaultOf(() => files.Open()).What, StringComparison.Ordinal);
        Assert.Contains("not a GaitSense store", FaultOf(() => files.OpenReadOnly()).What, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(files.Database));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_was()
    {
        Directory.CreateDirectory(files.Directory);
        files.Tamper("CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('mine')");

        Assert.Contains("not a GaitSense store", FaultOf(() => files.Open()).What, StringComparison.Ordinal);
        Assert.Contains("not a GaitSense store", FaultOf(() => files.OpenReadOnly()).What, StringComparison.Ordinal);
        Assert.Equal(1L, files.Peek("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void A_file_left_empty_by_a_process_that_died_while_making_it_is_completed()
    {
        Directory.CreateDirectory(files.Directory);
        File.WriteAllBytes(files.Database, []);
        files.Record("s0", 3);

        using SqliteSessionStore store = files.OpenReadOnly();
        Assert.Equal(3, store.PacketValues("s0").Count);
    }

    [Fact]
    public void Nothing_to_read_is_a_fault_and_makes_nothing()
    {
        Assert.Contains("no store", FaultOf(() => files.OpenReadOnly()).What, StringComparison.Ordinal);
        Assert.False(Directory.Exists(files.Directory));
    }

    [Fact]
    public void A_store_is_written_by_one_at_a_time()
    {
        using (SqliteSessionStore first = files.Open())
        {
            InputFault fault = FaultOf(() => files.Open());
            Assert.Contains("another process", fault.What, StringComparison.Ordinal);
            first.RecordScript("s0", 3);
        }

        files.Record("s1", 3);
    }

    [Fact]
    public void After_a_refused_opening_the_lock_is_free()
    {
        Directory.CreateDirectory(files.Directory);
        File.WriteAllText(files.Database, "garbage");
        FaultOf(() => files.Open());
        File.Delete(files.Database);

        files.Record("s0", 3);
    }

    [Fact]
    public void A_store_is_read_by_its_file_name_too()
    {
        files.Record("s0", 3);
        using SqliteSessionStore store = SqliteSessionStore.OpenReadOnly(files.Database);

        Assert.Equal(files.Database, store.File);
        Assert.Equal(3, store.PacketValues("s0").Count);
    }

    [Fact]
    public void A_reader_beside_a_recording_neither_changes_nor_misjudges_it()
    {
        using SqliteSessionStore store = files.Open();
        using var writer = store.Begin(Examples.Header("s0"));
        using (SqliteSessionStore reader = files.OpenReadOnly())
        {
            Assert.Equal(SessionState.Recording, reader.Find(new SessionId("s0"))!.State);
        }

        Assert.Equal(SessionState.Recording, store.Find(new SessionId("s0"))!.State);
    }

    [Fact]
    public void A_session_of_a_process_that_is_gone_is_interrupted_for_readers_too()
    {
        files.Record("s0", 3);
        files.Tamper("UPDATE sessions SET state = 'recording'");

        using (SqliteSessionStore reader = files.OpenReadOnly())
        {
            Assert.Equal(SessionState.Interrupted, reader.Find(new SessionId("s0"))!.State);
        }

        Assert.Equal("recording", files.Peek("SELECT state FROM sessions"));
        files.Open().Dispose();
        Assert.Equal("interrupted", files.Peek("SELECT state FROM sessions"));
    }

    [Fact]
    public void A_removal_that_was_cut_short_is_completed_and_never_shows()
    {
        files.Record("s0", 30);
        files.Record("s1", 30);
        files.Tamper("UPDATE sessions SET state = 'deleting' WHERE id = 's0'");

        using (SqliteSessionStore reader = files.OpenReadOnly())
        {
            Assert.Equal("s1", Assert.Single(reader.List(new SessionQuery())).Header.Id.Value);
            Assert.Empty(reader.Packets(new SessionId("s0")));
        }

        files.Open().Dispose();
        Assert.Equal(1L, files.Peek("SELECT count(*) FROM sessions"));
        Assert.Equal(1L, files.Peek("SELECT count(DISTINCT session) FROM raw"));
    }

    [Fact]
    public void A_store_on_a_read_only_medium_can_be_read_and_not_written()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("needs a user whom file permissions bind");
            return;
        }

        files.Record("s0", 3);
        File.Delete(files.LockFile);
        File.SetUnixFileMode(files.Directory, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Contains("cannot be written", FaultOf(() => files.Open()).What, StringComparison.Ordinal);
            using SqliteSessionStore reader = files.OpenReadOnly();
            Assert.Equal(Recording.ScriptValues(3), reader.PacketValues("s0"));
        }
        finally
        {
            File.SetUnixFileMode(
                files.Directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_file_that_may_only_be_read_is_not_opened_for_recording()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("needs a user whom file permissions bind");
            return;
        }

        files.Record("s0", 3);
        File.SetUnixFileMode(files.Database, UnixFileMode.UserRead);
        Assert.Contains("cannot be written", FaultOf(() => files.Open()).What, StringComparison.Ordinal);
    }

    private static InputFault FaultOf(Func<SqliteSessionStore> open)
    {
        InputFault fault = Assert.Throws<InputFaultException>(open).Fault;
        Assert.NotEmpty(fault.Advice);
        return fault;
    }

    private StoreLocation Made()
    {
        Directory.CreateDirectory(files.Directory);
        return StoreLocation.In(files.Directory);
    }
}
