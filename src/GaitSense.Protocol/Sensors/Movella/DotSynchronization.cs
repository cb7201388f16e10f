using System.Globalization;

namespace GaitSense.Protocol.Sensors.Movella;

/// <summary>Messages by which DOT sensors are put on one clock, that of a root sensor.</summary>
/// <remarks><b>How</b> (1) <see cref="Start"/> is written to <see cref="Control"/> of every sensor; the sensors leave their links.
/// (2) After 8 s or more they are linked to again, and <see cref="Acknowledgement"/> is read from each. Within 50 cm of the
/// root, the maker says, stamps then differ by 1.8 ms after 30 min. <b>Source</b> xsens_dot_server 364d521.</remarks>
public static class DotSynchronization
{
    /// <summary>Where messages are written.</summary>
    public static readonly GattAddress Control = new(Own(0x7000), Own(0x7001));

    /// <summary>Where the answer to the last message is read.</summary>
    public static readonly GattAddress Answer = new(Own(0x7000), Own(0x7002));

    /// <summary>How long the sensors take at least.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(8);

    private const byte Message = 0x02;
    private const byte StartCode = 0x01;
    private const byte AnswerCode = 0x03;

    /// <summary>The message that starts it.</summary>
    /// <param name="rootAddress">Address of the root sensor, six bytes in hexadecimal with colons.</param>
    /// <exception cref="FormatException">It is not such an address.</exception>
    public static byte[] Start(string rootAddress)
    {
        ArgumentNullException.ThrowIfNull(rootAddress);
        string[] parts = rootAddress.Split(':');
        if (parts.Length != 6)
        {
            throw new FormatException($"\"{rootAddress}\" is not six bytes with colons");
        }

        byte[] message = new byte[10];
        (message[0], message[1], message[2]) = (Message, 7, StartCode);
        for (int i = 0; i < parts.Length; i++)
        {
            message[8 - i] = byte.Parse(parts[i], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        message[9] = Checksum(message.AsSpan(0, 9));
        return message;
    }

    /// <summary>Reads an answer; true when the sensor is on the common clock, false when it is not, null when the bytes are no
    /// such answer.</summary>
    public static bool? Acknowledgement(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 5
        && bytes[0] == Message
        && bytes[2] == AnswerCode
        && bytes[1] == 2
        && bytes[4] == Checksum(bytes[..4])
            ? bytes[3] == 0
            : null;

    private static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        int sum = 0;
        foreach (byte b in bytes)
        {
            sum += b;
        }

        return (byte)-sum;
    }

    private static Guid Own(ushort alias) =>
        new(0x1517_0000u | alias, 0x4947, 0x11e9, 0x86, 0x46, 0xd6, 0x63, 0xbd, 0x87, 0x3d, 0x93);
}
