using System.Text;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Storage.Recorder;
using GaitSense.Storage.Tests.Writing;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Storage.Tests.Influx.Outbox;

public sealed class PointOutboxTests : IDisposable
{
    private readonly TestStore files = new();
    private readonly FakeTimeProvider time = new(Examples.Start);

    public void Dispose() => files.Dispose();

    [Fact]
    public void Steps_verdicts_and_the_summary_are_points_in_the_order_they_came()
    {
        using SqliteSessionStore store = Open();
        store.RecordScript("s0", 20);
        OutboxCounts counts = store.Outbox!.Counts();
        Assert.Equal((41, 0, 0, 0), (counts.Queued, counts.Sent, counts.Refused, counts.Dropped));
        Assert.Equal(Examples.Start, counts.Oldest);
        string[] lines = Lines(store.Outbox.Read(0, 1000, 1 << 20)!);
        Assert.Equal(Expected(store, "s0"), lines);
        Assert.Equal(Encoding.UTF8.GetByteCount(string.Join('\n', lines) + "\n"), counts.Bytes);
    }

    [Fact]
    public void A_store_without_outbox_keeps_no_points()
    {
        files.Record("s0", 20);
        using SqliteSessionStore store = files.OpenReadOnly();
        Assert.Null(store.Outbox);
        Assert.Equal(0, store.OutboxCounts().Queued);
    }

    [Fact]
    public void What_is_undone_with_the_transaction_leaves_no_point()
    {
        using SqliteSessionStore store = Open();
        ISessionWriter writer = store.Begin(Script.Header("s0"));
        writer.Append(Script.Step(1));
        files.Tamper("CREATE TRIGGER no_steps BEFORE INSERT ON outbox BEGIN SELECT RAISE(ABORT, 'no'); END");
        Assert.ThrowsAny<Exception>(writer.Flush);
        Assert.Empty(store.Steps(new SessionId("s0")));
        files.Tamper("DROP TRIGGER no_steps");
        writer.Flush();
        Assert.Single(store.Steps(new SessionId("s0")));
        Assert.Equal(2, store.Outbox!.Counts().Queued);
    }

    [Fact]
    public void Rows_are_read_in_portions_and_settled_ones_do_not_come_back()
    {
        using SqliteSessionStore store = Open();
        using ISessionWriter writer = store.Begin(Script.Header("s0"));
        for (int i = 0; i < 10; i++)
        {
            writer.Append(Script.Step(i));
            writer.Flush();
        }

        PointOutbox outbox = store.Outbox!;
        OutboxBatch first = outbox.Read(0, 6, 1 << 20)!;
        OutboxBatch second = outbox.Read(first.Last, 7, 1 << 20)!;
        Assert.Equal((6, 6), (first.Points, second.Points));
        outbox.Settle(second, refused: 1);
        Assert.Equal(first.Lines.ToArray(), outbox.Read(0, 6, 1 << 20)!.Lines.ToArray());
        outbox.Settle(first, refused: 0);
        OutboxCounts counts = outbox.Counts();
        Assert.Equal((8, 11, 1, 0), (counts.Queued, counts.Sent, counts.Refused, counts.Dropped));
        Assert.Equal(2, outbox.Read(0, 1, 1)!.Points);
    }

    [Fact]
    public void Counts_outlive_the_process()
    {
        using (SqliteSessionStore store = Open())
        {
            store.RecordScript("s0", 5);
            store.Outbox!.Settle(store.Outbox.Read(0, 1000, 1 << 20)!, refused: 2);
        }

        using SqliteSessionStore again = files.OpenReadOnly();
        OutboxCounts counts = again.OutboxCounts();
        Assert.Equal((0, 0, 9, 2), (counts.Queued, counts.Bytes, counts.Sent, counts.Refused));
        Assert.Null(counts.Oldest);
    }

    [Fact]
    public void Beyond_the_quota_the_oldest_points_go_and_are_counted()
    {
        using SqliteSessionStore store = Open(quota: 1 << 20);
        LineWriter lines = new();
        for (int i = 0; i < 20_000; i++)
        {
            lines.Begin("m"u8);
            lines.Tag("padding"u8, new string('x', 80));
            lines.Count("n"u8, i);
            lines.End(i);
        }

        store.Outbox!.Put(null, lines);
        OutboxCounts counts = store.Outbox.Counts();
        Assert.InRange(counts.Bytes, (1 << 20) - 70_000, 1 << 20);
        Assert.Equal(20_000, counts.Queued + counts.Dropped);
        Assert.True(counts.Dropped > 5000);
        Assert.StartsWith($"m,padding={new string('x', 80)} n={counts.Dropped}i ", Lines(store.Outbox.Read(0, 1, 1)!)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Deleting_a_session_takes_its_waiting_points_along()
    {
        using SqliteSessionStore store = Open();
        store.RecordScript("s0", 5);
        store.RecordScript("s1", 3);
        Assert.True(store.Delete(new SessionId("s0")));
        Assert.Equal(7, store.Outbox!.Counts().Queued);
        Assert.All(Lines(store.Outbox.Read(0, 100, 1 << 20)!), line => Assert.Contains("session=s1", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_stored_session_can_be_put_in_again_as_the_same_points()
    {
        files.Record("s0", 20);
        using SqliteSessionStore store = Open();
        Assert.Equal(41, store.Outbox!.PutAgain(store, store.Find(new SessionId("s0"))!));
        Assert.Equal(Expected(store, "s0").Order(), Lines(store.Outbox.Read(0, 1000, 1 << 20)!).Order());
    }

    [Fact]
    public async Task News_wakes_whoever_waits()
    {
        using SqliteSessionStore store = Open();
        Task waiting = store.Outbox!.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        store.RecordScript("s0", 1);
        await waiting;
    }

    [Fact]
    public void A_service_killed_at_any_moment_has_a_point_for_each_step_that_it_kept()
    {
        int[] packetsBetweenFlushes = [1, 7, 50];
        int[] flushesBeforeTheKill = [20, 9, 5];
        for (int i = 0; i < packetsBetweenFlushes.Length; i++)
        {
            using RecorderProcess recorder = RecorderProcess.Start(files.Directory, $"s{i}", packetsBetweenFlushes[i], withOutbox: true);
            recorder.WaitForDurable(flushesBeforeTheKill[i]);
            recorder.Kill();
            Assert.True(recorder.Durable > 0);
        }

        using SqliteSessionStore store = Open();
        IEnumerable<string> expected = Enumerable.Range(0, packetsBetweenFlushes.Length)
            .SelectMany(i => Expected(store, $"s{i}"))
            .Where(line => line.StartsWith("gait_step", StringComparison.Ordinal));
        Assert.Equal(expected, Lines(store.Outbox!.Read(0, int.MaxValue, int.MaxValue)!));
        Assert.True(store.Check().IsSound);
    }

    private SqliteSessionStore Open(long quota = 64 << 20) => SqliteSessionStore.Open(
        files.Directory, new OutboxOptions { QuotaBytes = quota, Judge = new CountingJudge(), Time = time });

    internal static string[] Lines(OutboxBatch batch) =>
        Encoding.UTF8.GetString(batch.Lines.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // What must be there, made from what the store gives back.
    private static List<string> Expected(SqliteSessionStore store, string id)
    {
        StoredSession session = store.Find(new SessionId(id))!;
        LineWriter lines = new();
        StepJudge judge = new CountingJudge().Of(session.Header);
        foreach (var step in store.Steps(session.Header.Id))
        {
            StepLines.Write(lines, session.Header, step);
            foreach (CueVerdict verdict in judge(step))
            {
                CueLines.Write(lines, session.Header, step, verdict);
            }
        }

        if (session.Summary is { } summary)
        {
            SessionLines.Write(lines, session.Header, summary);
        }

        return [.. Encoding.UTF8.GetString(lines.Written.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
