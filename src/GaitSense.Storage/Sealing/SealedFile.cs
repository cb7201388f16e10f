using System.IO.Compression;
using System.Security.Cryptography;
using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Storage.Raw;
using Parquet;
using Parquet.Schema;

namespace GaitSense.Storage.Sealing;

/// <summary>A session's packets as a Parquet file, by arrival: the columns <c>sensor</c>, <c>arrival_ns</c>, <c>number</c>
/// (order of appending) and <c>payload</c> (the bytes as received). Any program that knows Parquet reads it.</summary>
internal static class SealedFile
{
    // About two megabytes in memory, whatever the length of the session.
    private const int PacketsPerGroup = 8192;

    // The fast level: the library's own default is many times slower for a few percent in size.
    private static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Fastest,
    };

    /// <summary>Writes the packets; on the disk when this returns.</summary>
    /// <param name="path">The file; replaced when there is one.</param>
    /// <param name="packets">The packets.</param>
    /// <param name="written">Told how many packets are written, once a group.</param>
    /// <param name="cancellationToken">Ends the writing; the file is then not whole.</param>
    /// <returns>How many packets there were.</returns>
    public static async Task<long> WriteAsync(
        string path, IEnumerable<NumberedPacket> packets, Action<long> written, CancellationToken cancellationToken)
    {
        await using FileStream stream = new(path, FileMode.Create, FileAccess.ReadWrite);
        DataField[] fields = Fields();
        long count = 0;
        await using (ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, Options, false, cancellationToken))
        {
            foreach (NumberedPacket[] group in packets.Chunk(PacketsPerGroup))
            {
                cancellationToken.ThrowIfCancellationRequested();
                using ParquetRowGroupWriter rows = writer.CreateRowGroup();
                await rows.WriteAsync<int>(fields[0], group.Select(p => p.Packet.Sensor).ToArray(), cancellationToken: cancellationToken);
                await rows.WriteAsync<long>(fields[1], group.Select(p => p.Packet.Arrival.Nanoseconds).ToArray(), cancellationToken: cancellationToken);
                await rows.WriteAsync<long>(fields[2], group.Select(p => p.Number).ToArray(), cancellationToken: cancellationToken);
                await rows.WriteAsync(fields[3], [.. group.Select(p => p.Packet.Payload.ToArray())]);
                written(count += group.Length);
            }
        }

        stream.Flush(flushToDisk: true);
        return count;
    }

    /// <summary>The packets in order, one group in memory. May be called where a thread may not wait for its own context.</summary>
    public static IEnumerable<NumberedPacket> Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        ParquetReader reader = Wait(() => ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true));
        try
        {
            for (int group = 0; group < reader.RowGroupCount; group++)
            {
                int number = group;
                foreach (NumberedPacket packet in Wait(() => ReadGroupAsync(reader, number)))
                {
                    yield return packet;
                }
            }
        }
        finally
        {
            Wait(async () =>
            {
                await reader.DisposeAsync();
                return true;
            });
        }
    }

    /// <summary>SHA-256 of the file, in hexadecimal digits.</summary>
    public static string ChecksumOf(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static async Task<NumberedPacket[]> ReadGroupAsync(ParquetReader reader, int number)
    {
        using ParquetRowGroupReader rows = reader.OpenRowGroupReader(number);
        int count = checked((int)rows.RowCount);
        DataField[] fields = reader.Schema.GetDataFields();
        int[] sensors = new int[count];
        long[] arrivals = new long[count];
        long[] numbers = new long[count];
        byte[]?[] payloads = new byte[]?[count];
        await rows.ReadAsync<int>(fields[0], sensors.AsMemory());
        await rows.ReadAsync<long>(fields[1], arrivals.AsMemory());
        await rows.ReadAsync<long>(fields[2], numbers.AsMemory());
        await rows.ReadAsync(fields[3], payloads.AsMemory());
        NumberedPacket[] packets = new NumberedPacket[count];
        for (int i = 0; i < count; i++)
        {
            packets[i] = new NumberedPacket(numbers[i], new RawPacket(sensors[i], new HostTime(arrivals[i]), payloads[i] ?? []));
        }

        return packets;
    }

    private static DataField[] Fields() =>
    [
        new DataField<int>("sensor"),
        new DataField<long>("arrival_ns"),
        new DataField<long>("number"),
        new DataField("payload", typeof(byte[]), isNullable: false),
    ];

    // On a thread without a context to come back to: a page's thread must not wait for itself.
    private static T Wait<T>(Func<Task<T>> read) => Task.Run(read).GetAwaiter().GetResult();
}
