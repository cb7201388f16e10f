namespace GaitSense.Bluetooth.VirtualMachine.Wire;

/// <summary>UUIDs as Bluetooth sends them: least significant byte first; those of the Bluetooth SIG in two bytes.</summary>
internal static class BluetoothUuid
{
    private const int Short = 2;
    private const int Full = 16;
    private static readonly Guid Base = Assigned(0);

    /// <summary>A UUID of the Bluetooth SIG by its number.</summary>
    public static Guid Assigned(ushort number) => new(number, 0x0000, 0x1000, 0x80, 0x00, 0x00, 0x80, 0x5f, 0x9b, 0x34, 0xfb);

    public static byte[] Encode(Guid uuid)
    {
        byte[] full = uuid.ToByteArray(bigEndian: true);
        ushort number = (ushort)((full[2] << 8) | full[3]);
        Array.Reverse(full);
        return Assigned(number) == uuid ? full[12..14] : full;
    }

    /// <summary>A UUID of two or sixteen bytes; null when it has another length.</summary>
    public static Guid? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is not (Short or Full))
        {
            return null;
        }

        Span<byte> full = stackalloc byte[Full];
        if (bytes.Length == Short)
        {
            Base.TryWriteBytes(full, bigEndian: true, out _);
            full[2] = bytes[1];
            full[3] = bytes[0];
        }
        else
        {
            bytes.CopyTo(full);
            full.Reverse();
        }

        return new Guid(full, bigEndian: true);
    }
}
