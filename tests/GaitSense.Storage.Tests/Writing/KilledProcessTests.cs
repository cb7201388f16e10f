using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Integrity;
using GaitSense.Storage.Recorder;

namespace GaitSense.Storage.Tests.Writing;

public sealed class KilledProcessTests : IDisposable
{
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void What_a_killed_process_called_durable_is_there()
    {
        int[] packetsBetweenFlushes = [1, 7, 50, 200, 3];
        int[] flushesBeforeTheKill = [1, 90, 33, 5, 150];
        List<int> durable = [];
        for (int i = 0; i < packetsBetweenFlushes.Length; i++)
        {
            using RecorderProcess recorder = RecorderProcess.Start(files.Directory, $"s{i}", packetsBetweenFlushes[i]);
            recorder.WaitForDurable(flushesBeforeTheKill[i]);
            recorder.Kill();
            durable.Add(recorder.Durable);
        }

        using SqliteSessionStore store = files.Open();
        for (int i = 0; i < durable.Count; i++)
        {
            StoredSession session = store.Find(new SessionId($"s{i}"))!;
            Assert.Equal(SessionState.Interrupted, session.State);
            Assert.InRange(session.PacketCount, durable[i], int.MaxValue);
            int count = (int)session.PacketCount;
            Assert.Equal(Recording.ScriptValues(count), store.PacketValues($"s{i}"));
            Assert.Equal(Enumerable.Range(0, session.StepCount).Select(Script.Step), store.Steps(session.Header.Id));
            Assert.Equal(Enumerable.Range(0, session.StepCount).Select(Script.Event), store.Events(session.Header.Id));
            Assert.InRange(session.StepCount, durable[i], count);
        }

        IntegrityReport report = store.Check();
        Assert.True(report.IsSound, string.Join('\n', report.Faults));
        store.RecordScript("afterwards", 100);
    }

    [Fact]
    public void Another_process_reads_beside_the_recording_and_is_refused_for_writing()
    {
        using RecorderProcess recorder = RecorderProcess.Start(files.Directory, "s0", packetsBetweenFlushes: 10);
        recorder.WaitForDurable(5);
        using (SqliteSessionStore reader = files.OpenReadOnly())
        {
            Assert.Equal(SessionState.Recording, reader.Find(new SessionId("s0"))!.State);
            var packets = reader.PacketValues("s0");
            Assert.InRange(packets.Count, recorder.Durable, int.MaxValue);
            Assert.Equal(Recording.ScriptValues(packets.Count), packets);
            Assert.True(reader.Check().IsSound);
        }

        var refusal = Assert.Throws<InputFaultException>(() => files.Open());
        Assert.Contains("another process", refusal.Message, StringComparison.Ordinal);

        recorder.WaitForDurable(5);
        recorder.Kill();
        using SqliteSessionStore afterwards = files.OpenReadOnly();
        Assert.Equal(SessionState.Interrupted, afterwards.Find(new SessionId("s0"))!.State);
        Assert.InRange(afterwards.PacketValues("s0").Count, recorder.Durable, int.MaxValue);
    }

    [Fact]
    public void A_disk_that_refuses_to_write_is_told_and_what_was_durable_stays()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("limits the size of files with the shell of Linux");
        }

        using RecorderProcess recorder = RecorderProcess.StartLimited(files.Directory, "s0", packetsBetweenFlushes: 10, blocks: 2048);
        string? last = null;
        while (recorder.ReadLine() is { } line)
        {
            last = line;
        }

        Assert.True(last is "fault InputOutput" or "fault DiskFull", last);
        Assert.True(recorder.Durable > 0);
        using SqliteSessionStore store = files.Open();
        var packets = store.PacketValues("s0");
        Assert.InRange(packets.Count, recorder.Durable, int.MaxValue);
        Assert.Equal(Recording.ScriptValues(packets.Count), packets);
        Assert.True(store.Check().IsSound);
    }
}
