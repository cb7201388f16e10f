using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Recorder;
using GaitSense.Storage.Sealing;
using GaitSense.Storage.Upkeep;
using Parquet;

namespace GaitSense.Storage.Tests.Sealing;

public sealed class SessionSealingTests : IDisposable
{
    private const int Packets = 20_000;
    private static readonly SessionId Id = new("s0");
    private readonly TestStore files = new();
    private readonly SqliteSessionStore store;

    public SessionSealingTests()
    {
        files.Record("s0", Packets);
        store = files.Open();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Sealed => Path.Combine(files.Directory, "sealed", "s0.parquet");

    public void Dispose()
    {
        store.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task A_sealed_file_holds_every_packet_in_order_and_any_reader_of_parquet_can_tell()
    {
        Assert.Equal(SealOutcome.Sealed, await store.Upkeep.SealAsync(Id, null, Ct));

        Assert.Equal(Recording.ScriptValues(Packets), SealedFile.Read(Sealed).Select(p => p.Packet).Values());
        await using ParquetReader reader = await ParquetReader.CreateAsync(Sealed, cancellationToken: Ct);
        Assert.Equal(["sensor", "arrival_ns", "number", "payload"], reader.Schema.GetDataFields().Select(f => f.Name));
        Assert.True(reader.RowGroupCount > 1);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(Sealed)!, "*.part"));
        Assert.Empty(store.Upkeep.Unsealed());
        Assert.Equal(SealOutcome.AlreadySealed, await store.Upkeep.SealAsync(Id, null, Ct));
        Assert.True(store.Check().IsSound);
        Assert.Equal(1, store.Check().SealedFiles);
    }

    [Fact]
    public async Task After_compaction_the_packets_are_read_from_the_file_and_take_less_room()
    {
        CompactionReport report = await store.Upkeep.CompactAsync(shrinks: true, null, Ct);

        Assert.Equal([Id], report.Sealed);
        Assert.Equal([Id], report.Dropped);
        Assert.True(report.BytesAfter < report.BytesBefore);
        Assert.Equal(0L, files.Peek("SELECT count(*) FROM raw"));
        Assert.Equal(Recording.ScriptValues(Packets), store.PacketValues("s0"));
        Assert.Equal(Packets, store.Find(Id)!.PacketCount);
        Assert.True(store.Check().IsSound);
        Assert.Equal(SealOutcome.AlreadySealed, await store.Upkeep.SealAsync(Id, null, Ct));
        using SqliteSessionStore reader = files.OpenReadOnly();
        Assert.Equal(Recording.ScriptValues(Packets), reader.PacketValues("s0"));
    }

    [Fact]
    public async Task A_reading_in_progress_goes_on_from_the_file_when_the_rows_go()
    {
        using IEnumerator<RawPacket> reading = store.Packets(Id).GetEnumerator();
        List<RawPacket> read = [];
        while (read.Count < 5000 && reading.MoveNext())
        {
            read.Add(reading.Current);
        }

        await store.Upkeep.CompactAsync(shrinks: false, null, Ct);
        Assert.Equal(0L, files.Peek("SELECT count(*) FROM raw"));
        while (reading.MoveNext())
        {
            read.Add(reading.Current);
        }

        Assert.Equal(Recording.ScriptValues(Packets), read.Values());
    }

    [Fact]
    public async Task A_process_that_died_while_it_wrote_the_file_leaves_the_rows_and_the_next_sealing_succeeds()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Sealed)!);
        File.WriteAllText(Sealed + ".part", "the first half");
        File.WriteAllText(Sealed, "named, but never recorded");
        Assert.Equal(2, store.Check().Faults.Count);
        Assert.Equal(Recording.ScriptValues(Packets), store.PacketValues("s0"));

        Assert.Equal(SealOutcome.Sealed, await store.Upkeep.SealAsync(Id, null, Ct));
        Assert.True(store.Check().IsSound);
    }

    [Fact]
    public async Task A_process_that_died_while_it_removed_the_rows_leaves_the_file_and_the_next_compaction_goes_on()
    {
        await store.Upkeep.SealAsync(Id, null, Ct);
        files.Tamper("UPDATE sealed SET rows_replaced = 1; DELETE FROM raw WHERE key % 3 = 0");

        Assert.Equal(Recording.ScriptValues(Packets), store.PacketValues("s0"));
        Assert.True(store.Check().IsSound);
        Assert.Equal([Id], (await store.Upkeep.CompactAsync(shrinks: false, null, Ct)).Dropped);
        Assert.Equal(0L, files.Peek("SELECT count(*) FROM raw"));
        Assert.Equal(Recording.ScriptValues(Packets), store.PacketValues("s0"));
    }

    [Fact]
    public async Task A_file_that_was_altered_never_takes_the_place_of_rows_and_is_never_read_as_packets()
    {
        await store.Upkeep.SealAsync(Id, null, Ct);
        Alter();
        Assert.Contains(store.Check().Faults, f => f.Contains("s0.parquet", StringComparison.Ordinal));

        files.Tamper("UPDATE sealed SET rows_replaced = 1; DELETE FROM raw");
        StorageFaultException fault = Assert.Throws<StorageFaultException>(() => store.Packets(Id).Count());
        Assert.Equal(StorageFaultKind.Damaged, fault.Fault.Kind);
        Assert.Equal(Packets, store.Check().DamagedPackets);
    }

    [Fact]
    public async Task An_altered_file_beside_its_rows_is_written_again()
    {
        await store.Upkeep.SealAsync(Id, null, Ct);
        Alter();

        Assert.Equal([Id], (await store.Upkeep.CompactAsync(shrinks: false, null, Ct)).Dropped);
        Assert.Equal(Recording.ScriptValues(Packets), store.PacketValues("s0"));
    }

    [Fact]
    public async Task A_session_with_damaged_packets_keeps_its_rows()
    {
        files.Tamper("UPDATE raw SET frames = substr(frames, 1, length(frames) - 5) WHERE key = 3");

        CompactionReport report = await store.Upkeep.CompactAsync(shrinks: false, null, Ct);
        Assert.Equal([Id], report.Sealed);
        Assert.Equal([Id], report.Kept);
        Assert.NotEqual(0L, files.Peek("SELECT count(*) FROM raw"));
    }

    [Fact]
    public async Task A_cancelled_sealing_changes_nothing()
    {
        using CancellationTokenSource stop = new();
        Told told = new(share => stop.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Upkeep.SealAsync(Id, told, stop.Token));

        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(Sealed)!));
        Assert.Equal([Id], store.Upkeep.Unsealed());
    }

    [Fact]
    public async Task A_session_deleted_while_it_is_sealed_leaves_no_file()
    {
        Told told = new(share => store.Delete(Id));
        Assert.Equal(SealOutcome.NotVerified, await store.Upkeep.SealAsync(Id, told, Ct));

        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(Sealed)!));
        Assert.Equal(0L, files.Peek("SELECT count(*) FROM sealed"));
    }

    [Fact]
    public async Task Sealed_twice_at_once_it_is_written_once()
    {
        Task<SealOutcome>? second = null;
        Told told = new(share => second ??= store.Upkeep.SealAsync(Id, null, Ct));
        Assert.Equal(SealOutcome.Sealed, await store.Upkeep.SealAsync(Id, told, Ct));
        Assert.Equal(SealOutcome.AlreadySealed, await second!);
    }

    [Fact]
    public async Task A_damaged_page_is_told_as_a_fault_of_the_disk()
    {
        store.Dispose();
        byte[] file = File.ReadAllBytes(files.Database);
        Span<byte> page = PageOfPackets(file);
        page.Fill(0xEE);
        File.WriteAllBytes(files.Database, file);

        using SqliteSessionStore damaged = files.Open();
        StorageFaultException fault = await Assert.ThrowsAsync<StorageFaultException>(() => damaged.Upkeep.SealAsync(Id, null, Ct));
        Assert.Equal((StorageFaultKind.Damaged, files.Database), (fault.Fault.Kind, fault.Fault.Where));
    }

    [Fact]
    public async Task Progress_rises_to_one()
    {
        List<double> shares = [];
        await store.Upkeep.SealAsync(Id, new Told(shares.Add), Ct);

        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
        Assert.True(shares.Count > 2);
    }

    [Fact]
    public async Task Deleting_and_erasing_take_the_files_along()
    {
        await store.Upkeep.CompactAsync(shrinks: false, null, Ct);
        store.RecordScript("s1", 30);
        await store.Upkeep.SealAsync(new SessionId("s1"), null, Ct);
        Assert.True(store.Delete(Id));
        Assert.False(File.Exists(Sealed));

        Assert.Equal(1, store.People.Erase("p01"));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(Sealed)!));
    }

    [Fact]
    public async Task A_session_that_is_recorded_is_left_alone()
    {
        using ISessionWriter writer = store.Begin(Script.Header("s1"));
        writer.Append(Script.Packet(0));
        writer.Flush();

        Assert.Equal(SealOutcome.NotEnded, await store.Upkeep.SealAsync(new SessionId("s1"), null, Ct));
        Assert.Equal([Id], (await store.Upkeep.CompactAsync(shrinks: false, null, Ct)).Dropped);
        Assert.Equal(SealOutcome.NotEnded, await store.Upkeep.SealAsync(new SessionId("nobody"), null, Ct));
        Assert.Single(store.Packets(new SessionId("s1")));
    }

    [Fact]
    public async Task An_empty_session_can_be_sealed_too()
    {
        store.Begin(Examples.Header("s1", sensors: 0)).Dispose();
        Assert.Equal(SealOutcome.Sealed, await store.Upkeep.SealAsync(new SessionId("s1"), null, Ct));
        await store.Upkeep.CompactAsync(shrinks: false, null, Ct);
        Assert.Empty(store.Packets(new SessionId("s1")));
    }

    // A leaf of a table (its first byte is 13) with many marks of packets in it.
    private static Span<byte> PageOfPackets(byte[] file)
    {
        const int PageSize = 16384;
        for (int at = PageSize; at < file.Length; at += PageSize)
        {
            Span<byte> page = file.AsSpan(at, PageSize);
            if (page[0] == 13 && page.Count("GS"u8) > 20)
            {
                return page;
            }
        }

        throw new InvalidOperationException("there is no page of packets");
    }

    private void Alter()
    {
        byte[] bytes = File.ReadAllBytes(Sealed);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Sealed, bytes);
    }

    private sealed class Told(Action<double> act) : IProgress<double>
    {
        public void Report(double value) => act(value);
    }
}
