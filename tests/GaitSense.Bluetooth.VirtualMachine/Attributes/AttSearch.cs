using GaitSense.Bluetooth.VirtualMachine.Wire;

namespace GaitSense.Bluetooth.VirtualMachine.Attributes;

/// <summary>An answer, or why there is none.</summary>
internal readonly record struct AttAnswer(byte[]? Pdu, AttError Error)
{
    public static AttAnswer With(byte[] pdu) => new(pdu, AttError.None);

    public static AttAnswer Refuse(AttError error) => new(null, error);
}

/// <summary>The requests by which a client gets to know a table: each names a range of rows, and is answered with as many of one
/// length as fit (Core, Vol 3, Part F, 3.4.3 and 3.4.4).</summary>
internal sealed class AttSearch(GattTable table)
{
    /// <summary>Longest entry whose length fits into a byte.</summary>
    private const int LongestEntry = 255;

    public AttAnswer Information(ref WireReader reader, int mtu)
    {
        if (!TryRange(ref reader, out IEnumerable<GattRow> rows, out AttError error))
        {
            return AttAnswer.Refuse(error);
        }

        List<byte[]> entries = [];
        int room = mtu - 2;
        foreach (GattRow row in rows)
        {
            byte[] entry = new WireWriter().Short(row.Handle).Bytes(BluetoothUuid.Encode(row.Type)).ToArray();
            if (!TryAdd(entries, entry, ref room))
            {
                break;
            }
        }

        return entries is [var first, ..]
            ? Join(AttOpcode.InformationAnswer, first.Length == 4 ? 1 : 2, entries)
            : AttAnswer.Refuse(AttError.AttributeNotFound);
    }

    public AttAnswer ByTypeAndValue(ref WireReader reader, int mtu)
    {
        bool isRange = TryRange(ref reader, out IEnumerable<GattRow> rows, out AttError error);
        Guid type = BluetoothUuid.Assigned(reader.Short());
        if (!isRange)
        {
            return AttAnswer.Refuse(error);
        }

        byte[] value = reader.Rest.ToArray();
        WireWriter answer = new WireWriter().Byte((int)AttOpcode.FindByTypeValueAnswer);
        foreach (GattRow row in rows.Where(r => r.Type == type && r.Value is { } held && held.AsSpan().SequenceEqual(value)))
        {
            if (answer.Length + 4 > mtu)
            {
                break;
            }

            answer.Short(row.Handle).Short(row.Type == GattTable.PrimaryService ? table.EndOf(row) : row.Handle);
        }

        return answer.Length > 1 ? AttAnswer.With(answer.ToArray()) : AttAnswer.Refuse(AttError.AttributeNotFound);
    }

    public AttAnswer ByType(ref WireReader reader, int mtu, Func<GattRow, byte[]> valueOf)
    {
        if (!TryRange(ref reader, out IEnumerable<GattRow> rows, out AttError error))
        {
            return AttAnswer.Refuse(error);
        }

        return BluetoothUuid.Decode(reader.Rest) is { } type
            ? List(AttOpcode.ReadByTypeAnswer, rows.Where(r => r.Type == type), r => new WireWriter().Short(r.Handle).Bytes(valueOf(r)).ToArray(), mtu)
            : AttAnswer.Refuse(AttError.InvalidPdu);
    }

    public AttAnswer ByGroup(ref WireReader reader, int mtu)
    {
        if (!TryRange(ref reader, out IEnumerable<GattRow> rows, out AttError error))
        {
            return AttAnswer.Refuse(error);
        }

        return BluetoothUuid.Decode(reader.Rest) == GattTable.PrimaryService
            ? List(
                AttOpcode.ReadByGroupTypeAnswer,
                rows.Where(r => r.Type == GattTable.PrimaryService),
                r => new WireWriter().Short(r.Handle).Short(table.EndOf(r)).Bytes(r.Value).ToArray(),
                mtu)
            : AttAnswer.Refuse(AttError.UnsupportedGroupType);
    }

    private static AttAnswer List(AttOpcode opcode, IEnumerable<GattRow> rows, Func<GattRow, byte[]> entryOf, int mtu)
    {
        List<byte[]> entries = [];
        int room = mtu - 2;
        foreach (GattRow row in rows)
        {
            byte[] entry = entryOf(row);
            if (entries.Count == 0)
            {
                entry = entry[..Math.Min(entry.Length, Math.Min(room, LongestEntry))];
            }

            if (!TryAdd(entries, entry, ref room))
            {
                break;
            }
        }

        return entries is [var first, ..]
            ? Join(opcode, first.Length, entries)
            : AttAnswer.Refuse(AttError.AttributeNotFound);
    }

    // All entries of an answer have the length of the first.
    private static bool TryAdd(List<byte[]> entries, byte[] entry, ref int room)
    {
        if (entry.Length > room || (entries is [var first, ..] && first.Length != entry.Length))
        {
            return false;
        }

        entries.Add(entry);
        room -= entry.Length;
        return true;
    }

    private static AttAnswer Join(AttOpcode opcode, int format, List<byte[]> entries)
    {
        WireWriter answer = new WireWriter().Byte((int)opcode).Byte(format);
        entries.ForEach(e => answer.Bytes(e));
        return AttAnswer.With(answer.ToArray());
    }

    private bool TryRange(ref WireReader reader, out IEnumerable<GattRow> rows, out AttError error)
    {
        int first = reader.Short();
        int last = reader.Short();
        rows = table.Between(first, last);
        error = reader.IsShort ? AttError.InvalidPdu : AttError.InvalidHandle;
        return !reader.IsShort && first > 0 && first <= last;
    }
}
