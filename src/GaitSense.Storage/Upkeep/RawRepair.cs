using GaitSense.Storage.Raw;
using GaitSense.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Upkeep;

/// <summary>Cuts out of a session's rows what cannot be read.</summary>
internal sealed class RawRepair
{
    /// <summary>Rows that were shortened or removed.</summary>
    public int RowsCut { get; private set; }

    /// <summary>Packets that were cut out.</summary>
    public long PacketsCut { get; private set; }

    /// <summary>Repairs a session's rows and its count of packets, inside a transaction.</summary>
    public void Run(SqliteConnection connection, long session)
    {
        long readable = 0;
        long next = SessionTable.PacketCount(connection, session);
        for (int sensor = 0; sensor < SensorTable.Count(connection, session); sensor++)
        {
            PacketRow? row = RawTable.Next(connection, session, sensor, null);
            for (; row is not null; row = RawTable.Next(connection, session, sensor, row.T0Ns))
            {
                (long kept, long last) = Repair(connection, session, sensor, row);
                readable += kept;
                next = Math.Max(next, last + 1);
            }
        }

        long lost = connection.Scalar("SELECT packets_lost FROM sessions WHERE key = $session", ("$session", session));
        PacketsCut = Math.Max(0, next - readable - lost);
        if (PacketsCut > 0)
        {
            connection.Run(
                "UPDATE sessions SET packet_count = $next, packets_lost = $next - $readable WHERE key = $session",
                ("$session", session),
                ("$next", next),
                ("$readable", readable));
        }
    }

    private (long Kept, long Last) Repair(SqliteConnection connection, long session, int sensor, PacketRow row)
    {
        List<PacketFrame> sound = Sound(row);
        using MemoryStream frames = new();
        foreach (PacketFrame frame in sound)
        {
            int start = frame.PayloadStart - PacketFraming.HeaderLength;
            frames.Write(row.Frames, start, PacketFraming.EndOf(frame) - start);
        }

        if (sound.Count != row.Packets || frames.Length != row.Frames.Length)
        {
            RowsCut++;
            Keep(connection, session, sensor, row, sound.Count, frames.ToArray());
        }

        return (sound.Count, sound.Count == 0 ? -1 : sound[^1].Number);
    }

    private static void Keep(SqliteConnection connection, long session, int sensor, PacketRow row, int packets, byte[] frames) => connection.Run(
        packets == 0
            ? "DELETE FROM raw WHERE session = $session AND sensor = $sensor AND t0_ns = $t0"
            : "UPDATE raw SET packets = $packets, frames = $frames WHERE session = $session AND sensor = $sensor AND t0_ns = $t0",
        ("$session", session),
        ("$sensor", sensor),
        ("$t0", row.T0Ns),
        ("$packets", packets),
        ("$frames", frames));

    private static List<PacketFrame> Sound(PacketRow row)
    {
        List<PacketFrame> frames = [];
        FrameScanner scanner = new(row);
        while (scanner.TryNext(out PacketFrame frame))
        {
            frames.Add(frame);
        }

        return frames;
    }
}
