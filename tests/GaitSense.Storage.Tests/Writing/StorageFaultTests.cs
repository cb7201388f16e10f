using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Time;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Opening;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Recorder;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage.Tests.Writing;

/// <summary>A disk without space, as SQLite meets it when the file may not grow.</summary>
public sealed class StorageFaultTests : IDisposable
{
    private readonly TestStore files = new();
    private readonly WriteConnection writes;
    private readonly SessionWriting writing;

    public StorageFaultTests()
    {
        files.Record("earlier", 500);
        writes = StoreOpening.OpenForWriting(StoreLocation.In(files.Directory));
        writing = new SessionWriting(writes);
    }

    public void Dispose()
    {
        writing.Dispose();
        files.Dispose();
    }

    [Fact]
    public void A_full_disk_is_told_and_what_was_gathered_is_written_once_there_is_space()
    {
        ISessionWriter writer = writing.Begin(Script.Header("s0"));
        Fill();
        int number = 0;
        StorageFaultException? fault = null;
        while (fault is null)
        {
            fault = TryAppend(writer, Script.Packet(number++));
        }

        Assert.Equal((StorageFaultKind.DiskFull, files.Database), (fault.Fault.Kind, fault.Fault.Where));
        Assert.Equal(0, fault.PacketsRefused);
        Assert.Throws<StorageFaultException>(writer.Flush);
        Assert.Throws<StorageFaultException>(() => writer.Finish(Examples.Summary("s0")));
        for (; number < 3000; number++)
        {
            TryAppend(writer, Script.Packet(number));
        }

        MakeSpace();
        writer.Finish(Examples.Summary("s0"));

        using SqliteSessionStore reader = files.OpenReadOnly();
        Assert.Equal(Recording.ScriptValues(3000), reader.PacketValues("s0"));
        Assert.Equal(SessionState.Finished, reader.Find(new SessionId("s0"))!.State);
        Assert.True(reader.Check().IsSound);
    }

    [Fact]
    public void Earlier_data_is_undamaged_while_the_disk_is_full()
    {
        ISessionWriter writer = writing.Begin(Script.Header("s0"));
        Fill();
        for (int number = 0; number < 2000; number++)
        {
            TryAppend(writer, Script.Packet(number));
        }

        using SqliteSessionStore reader = files.OpenReadOnly();
        Assert.Equal(Recording.ScriptValues(500), reader.PacketValues("earlier"));
        int kept = reader.PacketValues("s0").Count;
        Assert.Equal(Recording.ScriptValues(kept), reader.PacketValues("s0"));
        Assert.True(reader.Check().IsSound);
    }

    [Fact]
    public void Memory_is_bounded_and_refused_packets_are_counted()
    {
        ISessionWriter writer = writing.Begin(Script.Header("s0"));
        Fill();
        RawPacket packet = new(0, default, new byte[50_000]);
        long refused = 0;
        int appended = 0;
        while (refused < 3)
        {
            appended++;
            refused = TryAppend(writer, packet)?.PacketsRefused ?? refused;
            Assert.InRange(appended, 1, 1 + (2 * PacketBuffer.MaxUnwritten / packet.Payload.Length));
        }

        Assert.Equal((3L, 3L), (writing.Condition().PacketsRefused, writing.Condition().PacketsRefusedNow));

        MakeSpace();
        writer.Flush();
        using SqliteSessionStore reader = files.OpenReadOnly();
        Assert.Equal(appended - 3, reader.Find(new SessionId("s0"))!.PacketCount);
        Assert.Equal(appended - 3, reader.Packets(new SessionId("s0")).Count());

        // A later trouble has lost nothing yet.
        Fill();
        Assert.NotNull(TryAppend(writer, packet with { Arrival = new HostTime(5_000_000_000) }) ?? TryFlush(writer));
        Assert.Equal((3L, 0L), (writing.Condition().PacketsRefused, writing.Condition().PacketsRefusedNow));
    }

    [Fact]
    public void How_writing_goes_is_told_while_it_fails_and_when_it_is_well_again()
    {
        ISessionWriter writer = writing.Begin(Script.Header("s0"));
        Assert.True(writing.Condition().IsGood);
        Fill();
        for (int number = 0; number < 2000; number++)
        {
            TryAppend(writer, Script.Packet(number));
        }

        StoreCondition full = writing.Condition();
        Assert.Equal((StorageFaultKind.DiskFull, 0L, 0), (full.Fault!.Kind, full.PacketsRefused, full.WaitingSessions));
        Assert.InRange(full.WaitingBytes, 1, PacketBuffer.MaxUnwritten);
        Assert.NotNull(full.Since);
        MakeSpace();
        writer.Flush();
        Assert.Equal(new StoreCondition(null, null, 0, 0, 0), writing.Condition());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_session_that_ends_on_a_full_disk_is_written_when_there_is_space(bool isFinished)
    {
        ISessionWriter writer = writing.Begin(Script.Header("s0"));
        Fill();
        for (int number = 0; number < 3000; number++)
        {
            TryAppend(writer, Script.Packet(number));
        }

        if (isFinished)
        {
            Assert.Throws<StorageFaultException>(() => writer.Finish(Examples.Summary("s0")));
        }

        writer.Dispose();
        Assert.Equal(1, writing.Condition().WaitingSessions);
        Assert.False(writing.WriteWaiting());
        Assert.Throws<InvalidOperationException>(() => writer.Append(Script.Packet(3000)));

        MakeSpace();
        Assert.True(writing.WriteWaiting());
        Assert.True(writing.Condition().IsGood);
        Assert.False(writing.IsRecording(new SessionId("s0")));
        using SqliteSessionStore reader = files.OpenReadOnly();
        Assert.Equal(Recording.ScriptValues(3000), reader.PacketValues("s0"));
        Assert.Equal(isFinished ? SessionState.Finished : SessionState.Interrupted, reader.Find(new SessionId("s0"))!.State);
    }

    [Fact]
    public void A_session_does_not_begin_on_a_full_disk()
    {
        Fill();
        StorageFaultException? fault = null;
        for (int i = 0; fault is null; i++)
        {
            try
            {
                writing.Begin(Script.Header($"s{i}"));
            }
            catch (StorageFaultException e)
            {
                fault = e;
            }
        }

        Assert.Equal(StorageFaultKind.DiskFull, fault.Fault.Kind);
    }

    private static StorageFaultException? TryAppend(ISessionWriter writer, RawPacket packet)
    {
        try
        {
            writer.Append(packet);
            return null;
        }
        catch (StorageFaultException e)
        {
            return e;
        }
    }

    private static StorageFaultException? TryFlush(ISessionWriter writer)
    {
        try
        {
            writer.Flush();
            return null;
        }
        catch (StorageFaultException e)
        {
            return e;
        }
    }

    private void Fill() => writes.Connection.Run("PRAGMA max_page_count = 1");

    private void MakeSpace() => writes.Connection.Run("PRAGMA max_page_count = 1000000");
}
