namespace GaitSense.Export.Text;

/// <summary>Cuts a stream into lines without allocating: each line is a view into one reused buffer. Line ends may be LF or
/// CR LF; a byte order mark at the start is skipped.</summary>
internal sealed class ByteLineReader
{
    /// <summary>A line longer than this is not a table any more, bytes.</summary>
    public const int LongestLine = 1 << 20;

    private readonly Stream _stream;
    private byte[] _buffer;
    private int _start;
    private int _end;
    private bool _atEnd;

    public ByteLineReader(Stream stream, int capacity = 1 << 16)
    {
        _stream = stream;
        _buffer = new byte[capacity];
    }

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>False when the line that was read last ended with the file instead of a line end.</summary>
    public bool LineIsTerminated { get; private set; }

    /// <summary>The next line without its line end; false at the end, or when the line exceeds <see cref="LongestLine"/>
    /// (then <see cref="LineIsTooLong"/>).</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = Take(searched + found, skip: 1);
                return true;
            }

            searched = _end - _start;
            if (_atEnd || !Fill())
            {
                LineIsTooLong = !_atEnd;
                line = searched > 0 && _atEnd ? Take(searched, skip: 0) : default;
                return searched > 0 && _atEnd;
            }
        }
    }

    /// <summary>True when reading stopped at a line longer than <see cref="LongestLine"/>.</summary>
    public bool LineIsTooLong { get; private set; }

    private ReadOnlySpan<byte> Take(int length, int skip)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length + skip;
        LineIsTerminated = skip > 0;
        if (LineNumber++ == 0 && line.StartsWith("\uFEFF"u8))
        {
            line = line[3..];
        }

        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    // Moves what is left to the front, makes room, reads more. False at the end of the stream or at a line without end.
    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= LongestLine)
            {
                return false;
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _atEnd = read == 0;
        return read > 0;
    }
}
