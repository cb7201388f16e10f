using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Devices.Native;
using Microsoft.Win32.SafeHandles;

namespace GaitSense.Devices.Gateway.Spooling;

/// <summary>One file of a spool: packets one after another, each framed and with a check sum as in a native recording. Its name is
/// the number of the first.</summary>
internal sealed class SpoolSegment : IDisposable
{
    /// <summary>Extension of the file's name.</summary>
    public const string Extension = ".seg";

    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly List<int> _offsets = [];
    private readonly byte[] _buffer = new byte[NativeFrame.HeadLength + NativeFrame.LongestPacket];

    private SpoolSegment(string path, ulong first)
    {
        _path = path;
        First = first;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
    }

    /// <summary>Number of the first packet.</summary>
    public ulong First { get; }

    /// <summary>Number after the last packet.</summary>
    public ulong Next => First + (ulong)_offsets.Count;

    /// <summary>Bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes behind the last whole packet that were cut off when it was opened.</summary>
    public long Cut { get; private set; }

    /// <summary>A new file.</summary>
    public static SpoolSegment Begin(string folder, ulong first) =>
        new(Path.Combine(folder, first.ToString("D20", System.Globalization.CultureInfo.InvariantCulture) + Extension), first);

    /// <summary>A file that is there; what is behind its last whole packet is cut off.</summary>
    public static SpoolSegment Open(string path)
    {
        ulong first = ulong.Parse(Path.GetFileNameWithoutExtension(path), System.Globalization.CultureInfo.InvariantCulture);
        SpoolSegment segment = new(path, first);
        segment.Scan();
        return segment;
    }

    /// <summary>Writes a packet; it is with the operating system when this returns.</summary>
    public void Append(in RawPacket packet)
    {
        NativeFrame.WriteHead(packet, _buffer);
        packet.Payload.Span.CopyTo(_buffer.AsSpan(NativeFrame.HeadLength));
        int length = NativeFrame.HeadLength + packet.Payload.Length;
        RandomAccess.Write(_file, _buffer.AsSpan(0, length), Length);
        _offsets.Add(Length);
        Length += length;
    }

    /// <summary>Reads a packet; its bytes are valid until the next call.</summary>
    public RawPacket Read(ulong number)
    {
        int index = (int)(number - First);
        int offset = _offsets[index];
        int length = (index + 1 < _offsets.Count ? _offsets[index + 1] : Length) - offset;
        RandomAccess.Read(_file, _buffer.AsSpan(0, length), offset);
        return new RawPacket(
            NativeFrame.Sensor(_buffer),
            new HostTime(NativeFrame.ArrivalNs(_buffer)),
            _buffer.AsMemory(NativeFrame.HeadLength, length - NativeFrame.HeadLength));
    }

    /// <summary>Deletes the file.</summary>
    public void Delete()
    {
        _file.Dispose();
        File.Delete(_path);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Scan()
    {
        long size = RandomAccess.GetLength(_file);
        while (TryFrame(size, out int length))
        {
            _offsets.Add(Length);
            Length += length;
        }

        Cut = size - Length;
        if (Cut > 0)
        {
            RandomAccess.SetLength(_file, Length);
        }
    }

    private bool TryFrame(long size, out int length)
    {
        length = 0;
        if (size - Length < NativeFrame.HeadLength)
        {
            return false;
        }

        RandomAccess.Read(_file, _buffer.AsSpan(0, NativeFrame.HeadLength), Length);
        int payload = NativeFrame.Length(_buffer);
        length = NativeFrame.HeadLength + payload;
        if (payload is 0 or > NativeFrame.LongestPacket || size - Length < length)
        {
            return false;
        }

        RandomAccess.Read(_file, _buffer.AsSpan(0, length), Length);
        return NativeFrame.IsIntact(_buffer.AsSpan(0, NativeFrame.HeadLength), _buffer.AsSpan(NativeFrame.HeadLength, payload));
    }
}
