using System.Buffers.Binary;

namespace GaitSense.Bluetooth.VirtualMachine.Wire;

/// <summary>Reads a Bluetooth packet from front to back, little-endian. What is missing reads as zero, and <see cref="IsShort"/>
/// says so.</summary>
internal ref struct WireReader(ReadOnlySpan<byte> packet)
{
    private ReadOnlySpan<byte> _rest = packet;

    public bool IsShort { get; private set; }

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public ushort Short() => Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            IsShort = true;
            _rest = [];
            return [];
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
