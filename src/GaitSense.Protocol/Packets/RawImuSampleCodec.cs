using System.Buffers.Binary;

namespace GaitSense.Protocol;

/// <summary>Writes and reads one sample inside a packet.</summary>
internal static class RawImuSampleCodec
{
    public static void Write(in RawImuSample s, PacketContent content, Span<byte> to)
    {
        WriteThree(to, s.AccelerationX, s.AccelerationY, s.AccelerationZ);
        WriteThree(to[6..], s.AngularRateX, s.AngularRateY, s.AngularRateZ);
        Span<byte> rest = to[ImuPacketLayout.InertialLength..];
        if ((content & PacketContent.Magnetometer) != 0)
        {
            WriteThree(rest, s.MagneticFieldX, s.MagneticFieldY, s.MagneticFieldZ);
            rest = rest[ImuPacketLayout.MagneticFieldLength..];
        }

        if ((content & PacketContent.Quaternion) != 0)
        {
            BinaryPrimitives.WriteInt16LittleEndian(rest, s.QuaternionW);
            WriteThree(rest[2..], s.QuaternionX, s.QuaternionY, s.QuaternionZ);
        }
    }

    public static RawImuSample Read(ReadOnlySpan<byte> from, PacketContent content)
    {
        RawImuSample s = default;
        (s.AccelerationX, s.AccelerationY, s.AccelerationZ) = ReadThree(from);
        (s.AngularRateX, s.AngularRateY, s.AngularRateZ) = ReadThree(from[6..]);
        ReadOnlySpan<byte> rest = from[ImuPacketLayout.InertialLength..];
        if ((content & PacketContent.Magnetometer) != 0)
        {
            (s.MagneticFieldX, s.MagneticFieldY, s.MagneticFieldZ) = ReadThree(rest);
            rest = rest[ImuPacketLayout.MagneticFieldLength..];
        }

        if ((content & PacketContent.Quaternion) != 0)
        {
            s.QuaternionW = BinaryPrimitives.ReadInt16LittleEndian(rest);
            (s.QuaternionX, s.QuaternionY, s.QuaternionZ) = ReadThree(rest[2..]);
        }

        return s;
    }

    private static void WriteThree(Span<byte> to, short x, short y, short z)
    {
        BinaryPrimitives.WriteInt16LittleEndian(to, x);
        BinaryPrimitives.WriteInt16LittleEndian(to[2..], y);
        BinaryPrimitives.WriteInt16LittleEndian(to[4..], z);
    }

    private static (short X, short Y, short Z) ReadThree(ReadOnlySpan<byte> from) => (
        BinaryPrimitives.ReadInt16LittleEndian(from),
        BinaryPrimitives.ReadInt16LittleEndian(from[2..]),
        BinaryPrimitives.ReadInt16LittleEndian(from[4..]));
}
