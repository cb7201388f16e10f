using System.Buffers.Binary;

namespace GaitSense.Bluetooth.VirtualMachine.Wire;

/// <summary>Writes a Bluetooth packet from front to back, little-endian.</summary>
internal sealed class WireWriter
{
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public WireWriter Byte(int value)
    {
        _bytes.Add((byte)value);
        return this;
    }

    public WireWriter Short(int value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return Bytes(bytes);
    }

    public WireWriter Bytes(ReadOnlySpan<byte> value)
    {
        foreach (byte next in value)
        {
            _bytes.Add(next);
        }

        return this;
    }

    /// <summary>Eight bytes.</summary>
    public WireWriter Long(ulong value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return Bytes(bytes);
    }

    /// <summary>So many bytes of nothing.</summary>
    public WireWriter Zeros(int count)
    {
        _bytes.AddRange(new byte[count]);
        return this;
    }

    public byte[] ToArray() => [.. _bytes];
}
