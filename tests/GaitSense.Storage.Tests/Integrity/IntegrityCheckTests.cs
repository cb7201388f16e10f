using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Integrity;
using GaitSense.Storage.Recorder;

namespace GaitSense.Storage.Tests.Integrity;

public sealed class IntegrityCheckTests : IDisposable
{
    private readonly TestStore files = new();

    public IntegrityCheckTests()
    {
        files.Record("s0", 200);
        files.Record("s1", 60);
    }

    public void Dispose() => files.Dispose();

    [Fact]
    public void A_sound_store_is_sound()
    {
        IntegrityReport all = Check();
        Assert.True(all.IsSound);
        Assert.Equal((2, 260L, 0L), (all.Sessions, all.Packets, all.DamagedPackets));
        Assert.Equal((1, 60L), (Check("s1").Sessions, Check("s1").Packets));
        Assert.Equal(0, Check("nobody").Sessions);
    }

    [Fact]
    public void Altered_packets_are_skipped_and_counted()
    {
        // Sensor 1 of the first session: one bit inside its first packet.
        byte[] frames = (byte[])files.Peek(FramesOfSensor1)!;
        frames[30] ^= 1;
        Put(frames);

        using SqliteSessionStore store = files.OpenReadOnly();
        var expected = Recording.ScriptValues(200);
        expected.RemoveAt(1);
        Assert.Equal(expected, store.PacketValues("s0"));
        Assert.Equal((199L, 1L), (store.Check(new SessionId("s0")).Packets, store.Check(new SessionId("s0")).DamagedPackets));
        Assert.False(store.Check().IsSound);
        Assert.True(store.Check(new SessionId("s1")).IsSound);
    }

    [Fact]
    public void A_torn_row_costs_its_torn_packet()
    {
        Put(((byte[])files.Peek(FramesOfSensor1)!)[..^5]);

        IntegrityReport report = Check("s0");
        Assert.Equal((199L, 1L), (report.Packets, report.DamagedPackets));
    }

    [Fact]
    public void A_row_that_is_gone_counts_as_damage()
    {
        files.Tamper("DELETE FROM raw WHERE key = (SELECT min(key) FROM raw)");

        Assert.True(Check("s0").DamagedPackets > 1);
    }

    [Fact]
    public void An_unreadable_summary_is_told_and_the_session_is_still_listed()
    {
        files.Tamper("UPDATE summaries SET summary = '{\"recording\": 3}' WHERE session = 1");

        Assert.Contains("s0", Assert.Single(Check().Faults), StringComparison.Ordinal);
        using SqliteSessionStore store = files.OpenReadOnly();
        Assert.Null(store.Find(new SessionId("s0"))!.Summary);
        Assert.Equal(2, store.List(new SessionQuery()).Count);
    }

    [Fact]
    public void Damage_to_the_file_itself_is_told_not_thrown()
    {
        using (FileStream file = File.Open(files.Database, FileMode.Open))
        {
            byte[] junk = new byte[16384];
            Array.Fill(junk, (byte)0x5A);
            for (long page = 2; page < file.Length / junk.Length; page++)
            {
                file.Position = page * junk.Length;
                file.Write(junk);
            }
        }

        using SqliteSessionStore store = files.OpenReadOnly();
        Assert.False(store.Check().IsSound);
        StorageFault fault = Assert.Throws<StorageFaultException>(() => store.PacketValues("s0")).Fault;
        Assert.Equal((StorageFaultKind.Damaged, files.Database), (fault.Kind, fault.Where));
    }

    private const string FramesOfSensor1 = "SELECT frames FROM raw WHERE session = 1 AND sensor = 1 ORDER BY t0_ns LIMIT 1";

    private void Put(byte[] frames) => files.Tamper(
        "UPDATE raw SET frames = $frames WHERE key = (SELECT key FROM raw WHERE session = 1 AND sensor = 1 ORDER BY t0_ns LIMIT 1)",
        ("$frames", frames));

    private IntegrityReport Check(string? id = null)
    {
        using SqliteSessionStore store = files.OpenReadOnly();
        return store.Check(id is null ? null : new SessionId(id));
    }
}
