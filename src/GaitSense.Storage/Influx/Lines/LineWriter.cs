using System.Buffers.Text;
using System.Text;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>Writes points in line protocol into one growing buffer. Nothing is allocated per point once the buffer has its
/// size.</summary>
/// <remarks>
/// <para><b>Gives</b> what InfluxDB 1.x, 2.x and 3 read alike: LF only, times in ns, numbers as floats unless they are
/// counts, no NaN and no infinity, no empty tag, no line without a field.</para>
/// <para><b>How</b> (1) <see cref="Begin"/>, tags, fields, <see cref="End(long)"/>. (2) A tag without a value and a number that is
/// not finite are left out. (3) In a tag, backslashes and control characters become an underscore, because InfluxDB has no
/// way to write them that all versions read alike; space, comma and equals sign are escaped. (4) A point without a field
/// is taken back.</para>
/// <para>Source: docs.influxdata.com, line protocol reference.</para>
/// </remarks>
public sealed class LineWriter
{
    private const int NumberRoom = 32;
    private byte[] buffer = new byte[4096];
    private int length;
    private int lineStart;
    private int fields;

    /// <summary>Points written.</summary>
    public int Points { get; private set; }

    /// <summary>The points as UTF-8, each ended by LF; valid until the next write.</summary>
    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <summary>Forgets all points and keeps the buffer.</summary>
    public void Clear() => (length, Points) = (0, 0);

    /// <summary>Begins a point.</summary>
    /// <param name="measurement">Name of ours: lower-case letters and underscores.</param>
    public void Begin(ReadOnlySpan<byte> measurement)
    {
        (lineStart, fields) = (length, 0);
        Put(measurement);
    }

    /// <summary>Adds a tag; left out when nothing is left of the value.</summary>
    /// <param name="name">Name of ours.</param>
    /// <param name="value">Any text.</param>
    public void Tag(ReadOnlySpan<byte> name, string value)
    {
        if (value.Length == 0)
        {
            return;
        }

        Put((byte)',');
        Put(name);
        Put((byte)'=');
        PutTagValue(value);
    }

    /// <summary>Adds a number; left out when it is null or not finite.</summary>
    public void Field(ReadOnlySpan<byte> name, double? value)
    {
        if (value is not { } number || !double.IsFinite(number))
        {
            return;
        }

        BeginField(name);
        Utf8Formatter.TryFormat(number, Room(NumberRoom), out int written);
        length += written;
    }

    /// <summary>Adds a count.</summary>
    public void Count(ReadOnlySpan<byte> name, long value)
    {
        BeginField(name);
        PutNumber(value);
        Put((byte)'i');
    }

    /// <summary>Adds a truth value.</summary>
    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
        BeginField(name);
        Put(value ? "true"u8 : "false"u8);
    }

    /// <summary>Adds a word of ours; what is not printable ASCII becomes an underscore.</summary>
    public void Word(ReadOnlySpan<byte> name, string value)
    {
        BeginField(name);
        Put((byte)'"');
        foreach (char c in value)
        {
            if (c is '"' or '\\')
            {
                Put((byte)'\\');
            }

            Put(c);
        }

        Put((byte)'"');
    }

    /// <summary>Ends the point.</summary>
    /// <param name="at">Its time.</param>
    /// <returns>False when it had no field and was taken back.</returns>
    public bool End(DateTimeOffset at) => End(PointTime.Ns(at));

    /// <summary>Ends the point.</summary>
    /// <param name="timeNs">Time in ns since 1970, UTC.</param>
    /// <returns>False when it had no field and was taken back.</returns>
    public bool End(long timeNs)
    {
        if (fields == 0)
        {
            length = lineStart;
            return false;
        }

        Put((byte)' ');
        PutNumber(timeNs);
        Put((byte)'\n');
        Points++;
        return true;
    }

    /// <summary>A tag's value as a server gives it back: control characters and backslashes are underscores.</summary>
    public static string TagText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        StringBuilder text = new(value.Length);
        foreach (Rune rune in value.EnumerateRunes())
        {
            text.Append(rune.Value == '\\' || Rune.IsControl(rune) ? "_" : rune.ToString());
        }

        return text.ToString();
    }

    private void BeginField(ReadOnlySpan<byte> name)
    {
        Put(fields == 0 ? (byte)' ' : (byte)',');
        Put(name);
        Put((byte)'=');
        fields++;
    }

    private void PutTagValue(string value)
    {
        ReadOnlySpan<char> rest = value;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> plain = rest[..PlainLength(rest)];
            length += Encoding.UTF8.GetBytes(plain, Room(Encoding.UTF8.GetMaxByteCount(plain.Length)));
            rest = rest[plain.Length..];
            if (!rest.IsEmpty)
            {
                rest = rest[PutSpecial(rest)..];
            }
        }
    }

    // A character that may not stand in a tag as it is, or one beyond ASCII; the number of chars that were taken.
    private int PutSpecial(ReadOnlySpan<char> text)
    {
        if (text[0] is ' ' or ',' or '=')
        {
            Put((byte)'\\');
            Put((byte)text[0]);
            return 1;
        }

        Rune.DecodeFromUtf16(text, out Rune rune, out int taken);
        if (rune.Value == '\\' || Rune.IsControl(rune))
        {
            Put((byte)'_');
        }
        else
        {
            length += rune.EncodeToUtf8(Room(4));
        }

        return taken;
    }

    private void Put(char c) => Put(char.IsAscii(c) && !char.IsControl(c) ? (byte)c : (byte)'_');

    private void PutNumber(long value)
    {
        Utf8Formatter.TryFormat(value, Room(NumberRoom), out int written);
        length += written;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        length += bytes.Length;
    }

    private void Put(byte value)
    {
        Room(1)[0] = value;
        length++;
    }

    private Span<byte> Room(int bytes)
    {
        if (buffer.Length - length < bytes)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        }

        return buffer.AsSpan(length);
    }

    // Tags are short: a plain loop beats the vectorised search, whose first compilation also allocates.
    private static int PlainLength(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (length < text.Length && text[length] is > ' ' and < '\u007f' and not (',' or '=' or '\\'))
        {
            length++;
        }

        return length;
    }
}
