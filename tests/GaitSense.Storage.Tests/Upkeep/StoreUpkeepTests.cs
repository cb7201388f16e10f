using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Recorder;
using GaitSense.Storage.Upkeep;

namespace GaitSense.Storage.Tests.Upkeep;

public sealed class StoreUpkeepTests : IDisposable
{
    private readonly TestStore files = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Room_is_told_by_session_and_table()
    {
        files.Record("s0", 900);
        files.Record("s1", 300);
        using SqliteSessionStore store = files.Open();
        await store.Upkeep.SealAsync(new SessionId("s1"), null, Ct);
        using SqliteSessionStore reader = files.OpenReadOnly();
        StoreUsage usage = reader.Upkeep.Usage();

        Assert.Equal(new FileInfo(files.Database).Length, usage.DatabaseBytes);
        SessionUsage first = Assert.Single(usage.Sessions, s => s.Id.Value == "s0");
        SessionUsage second = Assert.Single(usage.Sessions, s => s.Id.Value == "s1");
        Assert.Equal((900L, 900, "p01", SessionState.Finished), (first.Packets, first.Steps, first.Person, first.State));
        Assert.Null(first.SealedBytes);
        Assert.Equal(Enumerable.Range(0, 900).Sum(i => Script.Packet(i).Payload.Length + 24), first.RawBytes);
        Assert.Equal(second.SealedBytes, usage.SealedBytes);
        Assert.Equal(new FileInfo(Path.Combine(files.Directory, "sealed", "s1.parquet")).Length, usage.SealedBytes);
        Assert.Equal(1200L, usage.Tables.Single(t => t.Name == "steps").Rows);
        Assert.Equal(usage.DatabaseBytes + usage.LogBytes + usage.SealedBytes, usage.TotalBytes);
        Assert.True(usage.DiskFreeBytes > 0);
    }

    [Fact]
    public void Retention_tells_first_and_then_removes_what_is_old_with_a_line_in_the_audit_log()
    {
        WatchedClock clock = new(Examples.Start);
        using SqliteSessionStore store = SqliteSessionStore.Open(files.Directory, time: clock);
        store.Begin(Examples.Header("old", start: Examples.Start.AddDays(-31))).Dispose();
        store.Begin(Examples.Header("edge", start: Examples.Start.AddDays(-30))).Dispose();
        using ISessionWriter running = store.Begin(Examples.Header("running", start: Examples.Start.AddDays(-40)));

        RetentionReport told = store.Upkeep.Prune(30, isDryRun: true);
        Assert.Equal(["old"], told.Sessions.Select(s => s.Id.Value));
        Assert.False(told.IsDone);
        Assert.Equal(3, store.List(new SessionQuery()).Count);
        Assert.Empty(store.Audit());

        RetentionReport done = store.Upkeep.Prune(30, isDryRun: false);
        Assert.Equal(["old"], done.Sessions.Select(s => s.Id.Value));
        Assert.Equal(["edge", "running"], store.List(new SessionQuery()).Select(s => s.Header.Id.Value));
        AuditLine line = Assert.Single(store.Audit());
        Assert.Equal(("retention", Examples.Start), (line.Action, line.At));
        Assert.Contains("old", line.Detail, StringComparison.Ordinal);

        Assert.Empty(store.Upkeep.Prune(30, isDryRun: false).Sessions);
        Assert.Single(store.Audit());
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Upkeep.Prune(0, isDryRun: true));
    }

    [Fact]
    public async Task Repairing_a_sound_store_does_nothing()
    {
        files.Record("s0", 200);
        using SqliteSessionStore store = files.Open();
        RepairReport report = await store.Upkeep.RepairAsync(Ct);

        Assert.Empty(report.Actions);
        Assert.Empty(report.Remaining);
        Assert.Empty(store.Audit());
        Assert.Equal(Recording.ScriptValues(200), store.PacketValues("s0"));
    }

    [Fact]
    public async Task Torn_and_altered_packets_are_cut_out_and_everything_else_stays()
    {
        files.Record("s0", 200);
        byte[] frames = (byte[])files.Peek("SELECT frames FROM raw WHERE sensor = 1 ORDER BY t0_ns LIMIT 1")!;
        frames[30] ^= 1;
        files.Tamper("UPDATE raw SET frames = $f WHERE key = (SELECT key FROM raw WHERE sensor = 1 ORDER BY t0_ns LIMIT 1)", ("$f", frames[..^5]));
        using SqliteSessionStore store = files.Open();
        var readable = store.PacketValues("s0");
        Assert.Equal(198, readable.Count);

        RepairReport report = await store.Upkeep.RepairAsync(Ct);
        Assert.Equal(2, report.PacketsCut);
        Assert.Empty(report.Remaining);
        Assert.Equal(readable, store.PacketValues("s0"));
        Assert.Equal(198, store.Find(new SessionId("s0"))!.PacketCount);
        Assert.True(store.Check().IsSound);
        Assert.Equal("repair", Assert.Single(store.Audit()).Action);
        Assert.Equal(0, (await store.Upkeep.RepairAsync(Ct)).PacketsCut);

        // What was cut does not stand in the way of sealing.
        Assert.Single((await store.Upkeep.CompactAsync(shrinks: false, null, Ct)).Dropped);
        Assert.Equal(readable, store.PacketValues("s0"));
    }

    [Fact]
    public async Task Damaged_rows_give_way_to_a_sound_sealed_file_and_nothing_is_cut()
    {
        files.Record("s0", 200);
        using SqliteSessionStore store = files.Open();
        await store.Upkeep.SealAsync(new SessionId("s0"), null, Ct);
        files.Tamper("UPDATE raw SET frames = substr(frames, 1, length(frames) - 5) WHERE sensor = 1; DELETE FROM raw WHERE key = 1");

        RepairReport report = await store.Upkeep.RepairAsync(Ct);
        Assert.Equal(0, report.PacketsCut);
        Assert.Empty(report.Remaining);
        Assert.Contains(report.Actions, a => a.Contains("its sealed file", StringComparison.Ordinal));
        Assert.Equal(Recording.ScriptValues(200), store.PacketValues("s0"));
        Assert.Equal(200, store.Find(new SessionId("s0"))!.PacketCount);
        Assert.True(store.Check().IsSound);
        Assert.Empty((await store.Upkeep.RepairAsync(Ct)).Actions);
    }

    [Fact]
    public async Task A_sealed_file_from_after_a_loss_still_holds_more_than_rows_that_were_damaged_again()
    {
        files.Record("s0", 200);
        files.Tamper("DELETE FROM raw WHERE key = 1");
        using SqliteSessionStore store = files.Open();
        var sealedThen = store.PacketValues("s0");
        await store.Upkeep.SealAsync(new SessionId("s0"), null, Ct);
        files.Tamper("DELETE FROM raw WHERE key = 2");

        Assert.Equal(0, (await store.Upkeep.RepairAsync(Ct)).PacketsCut);
        Assert.Equal(sealedThen, store.PacketValues("s0"));
        Assert.Equal(sealedThen.Count, store.Find(new SessionId("s0"))!.PacketCount);
        Assert.True(store.Check().IsSound);
    }

    [Fact]
    public void What_a_retention_has_taken_out_of_reading_is_told_whatever_the_disk_says_to_the_rest()
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(files.Directory, time: new WatchedClock(Examples.Start));
        store.Begin(Examples.Header("old1", start: Examples.Start.AddDays(-40))).Dispose();
        store.Begin(Examples.Header("old2", start: Examples.Start.AddDays(-39))).Dispose();
        string stuck = Path.Combine(files.Directory, "sealed", "old2.parquet");
        Directory.CreateDirectory(stuck);

        Assert.Throws<StorageFaultException>(() => store.Upkeep.Prune(30, isDryRun: false));
        Assert.Empty(store.List(new SessionQuery()));
        AuditLine line = Assert.Single(store.Audit());
        Assert.Equal("retention", line.Action);
        Assert.Contains("old1, old2", line.Detail, StringComparison.Ordinal);
        Assert.Equal(1L, files.Peek("SELECT count(*) FROM sessions"));

        // The next opening goes on without what is stuck, and a later one takes it along.
        store.Dispose();
        files.Open().Dispose();
        Directory.Delete(stuck);
        files.Open().Dispose();
        Assert.Equal(0L, files.Peek("SELECT count(*) FROM sessions"));
    }

    [Fact]
    public async Task A_session_that_cannot_be_sealed_keeps_no_other_from_it()
    {
        files.Record("s0", 100);
        files.Record("s1", 100);
        Directory.CreateDirectory(Path.Combine(files.Directory, "sealed", "s0.parquet.part"));
        using SqliteSessionStore store = files.Open();
        CompactionReport report = await store.Upkeep.CompactAsync(shrinks: false, null, Ct);
        Assert.Equal(["s0"], report.Kept.Select(id => id.Value));
        Assert.Equal(["s1"], report.Dropped.Select(id => id.Value));
        Assert.Equal(Recording.ScriptValues(100), store.PacketValues("s0"));
    }

    [Fact]
    public async Task A_row_that_is_gone_is_given_up_and_wrong_counts_are_put_right()
    {
        files.Record("s0", 200);
        files.Tamper("DELETE FROM raw WHERE key = (SELECT min(key) FROM raw); UPDATE sessions SET step_count = 7");
        using SqliteSessionStore store = files.Open();
        var readable = store.PacketValues("s0");

        RepairReport report = await store.Upkeep.RepairAsync(Ct);
        Assert.Equal(200 - readable.Count, report.PacketsCut);
        Assert.Equal((200, readable.Count), (store.Find(new SessionId("s0"))!.StepCount, (int)store.Find(new SessionId("s0"))!.PacketCount));
        Assert.Equal(readable, store.PacketValues("s0"));
        Assert.True(store.Check().IsSound);
    }

    [Fact]
    public async Task A_session_whose_summary_cannot_be_read_is_open_again()
    {
        files.Record("s0", 200);
        files.Tamper("UPDATE summaries SET summary = 'no json'");
        using SqliteSessionStore store = files.Open();

        Assert.Equal(1, (await store.Upkeep.RepairAsync(Ct)).SessionsReopened);
        Assert.Equal(SessionState.Interrupted, store.Find(new SessionId("s0"))!.State);
        Assert.True(store.Check().IsSound);
    }

    [Fact]
    public async Task Sealed_files_are_written_again_while_the_rows_are_there_and_told_when_they_are_not()
    {
        files.Record("s0", 200);
        files.Record("s1", 200);
        using SqliteSessionStore store = files.Open();
        string folder = Path.Combine(files.Directory, "sealed");
        await store.Upkeep.SealAsync(new SessionId("s0"), null, Ct);
        await store.Upkeep.SealAsync(new SessionId("s1"), null, Ct);
        files.Tamper("UPDATE sealed SET rows_replaced = 1; DELETE FROM raw WHERE session = 2");
        File.Delete(Path.Combine(folder, "s0.parquet"));
        File.Delete(Path.Combine(folder, "s1.parquet"));
        File.WriteAllText(Path.Combine(folder, "s2.parquet.part"), "half");

        RepairReport report = await store.Upkeep.RepairAsync(Ct);
        Assert.Equal(1, report.FilesResealed);
        Assert.Equal(Recording.ScriptValues(200), store.PacketValues("s0"));
        Assert.True(store.Check(new SessionId("s0")).IsSound);
        Assert.False(File.Exists(Path.Combine(folder, "s2.parquet.part")));
        Assert.Contains(report.Remaining, r => r.Contains("s1.parquet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recording_is_not_repaired_while_it_runs()
    {
        using SqliteSessionStore store = files.Open();
        using ISessionWriter writer = store.Begin(Script.Header("s0"));
        writer.Append(Script.Packet(0));
        writer.Flush();
        Assert.Empty((await store.Upkeep.RepairAsync(Ct)).Actions);
        writer.Append(Script.Packet(1));
        writer.Finish(Examples.Summary("s0"));
        Assert.Equal(Recording.ScriptValues(2), store.PacketValues("s0"));
    }
}
