using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Devices.Pacing;

namespace GaitSense.Devices.Native;

/// <summary>Reads a native recording packet by packet, in memory that does not grow with its length.</summary>
public sealed class NativeRecordingReader : IPacketStream, IDisposable
{
    private const int BufferLength = 1 << 16;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly byte[] _head = new byte[NativeFrame.HeadLength];
    private readonly byte[] _payload = new byte[NativeFrame.LongestPacket];
    private long _offset;

    /// <summary>Opens a recording.</summary>
    /// <param name="stream">Its bytes from the start; closed with the reader.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InputFaultException">It is not a native recording that this version reads.</exception>
    public NativeRecordingReader(Stream stream, string name)
    {
        _stream = stream;
        _name = name;
        Header = NativeFormat.Decode(stream, name, out int length);
        _offset = length;
    }

    /// <summary>What the recording says of itself.</summary>
    public NativeRecordingHeader Header { get; }

    /// <summary>How reading stands: <see cref="NativeReadOutcome.Packet"/> until the end is met.</summary>
    public NativeReadOutcome Outcome { get; private set; } = NativeReadOutcome.Packet;

    /// <summary>What is wrong with the frame at which reading stopped; null when nothing is.</summary>
    public InputFault? Fault { get; private set; }

    /// <summary>Bytes of the frame that was cut off at the end; 0 when none was.</summary>
    public int TornBytes { get; private set; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputFaultException">It is not a native recording that this version reads.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static NativeRecordingReader Open(string path)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferLength, FileOptions.SequentialScan);
        try
        {
            return new NativeRecordingReader(stream, path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next packet; its bytes are valid until the next call.</summary>
    /// <returns>False at the end, whatever it is: <see cref="Outcome"/> says.</returns>
    public bool TryNext(out RawPacket packet)
    {
        packet = default;
        if (Outcome != NativeReadOutcome.Packet)
        {
            return false;
        }

        int head = _stream.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
        if (head < _head.Length)
        {
            return Stop(head);
        }

        int length = NativeFrame.Length(_head);
        int sensor = NativeFrame.Sensor(_head);
        if (length is 0 or > NativeFrame.LongestPacket || sensor >= Header.Sensors.Count)
        {
            return Damaged();
        }

        Span<byte> payload = _payload.AsSpan(0, length);
        int read = _stream.ReadAtLeast(payload, length, throwOnEndOfStream: false);
        if (read < length)
        {
            return Stop(head + read);
        }

        if (!NativeFrame.IsIntact(_head, payload))
        {
            return Damaged();
        }

        _offset += head + length;
        packet = new RawPacket(sensor, new HostTime(NativeFrame.ArrivalNs(_head)), _payload.AsMemory(0, length));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private bool Stop(int bytesOfFrame)
    {
        TornBytes = bytesOfFrame;
        Outcome = bytesOfFrame == 0 ? NativeReadOutcome.End : NativeReadOutcome.TornTail;
        if (bytesOfFrame > 0)
        {
            Fault = At("the recording ends inside a frame, writing was interrupted", "nothing: everything before it is used");
        }

        return false;
    }

    private bool Damaged()
    {
        Outcome = NativeReadOutcome.Damaged;
        Fault = At("the frame is damaged", "restore the file from a copy; everything before this byte is used");
        return false;
    }

    private InputFault At(string what, string advice) =>
        new(what, string.Create(CultureInfo.InvariantCulture, $"{_name}, byte {_offset}"), advice);
}
