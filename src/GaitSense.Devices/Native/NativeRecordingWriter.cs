using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Devices.Native;

/// <summary>Writes packets as they were received, byte for byte and with their arrival times, into a native recording (.gsraw).</summary>
/// <remarks>Calls must not overlap. Appending allocates nothing. What was appended before the last <see cref="Flush"/>
/// survives the end of the process; a frame cut off by it is recognised when reading.</remarks>
public sealed class NativeRecordingWriter : IPacketReceiver, IDisposable
{
    /// <summary>Extension of native recordings.</summary>
    public const string FileExtension = ".gsraw";

    private const int BufferLength = 1 << 16;

    private readonly Stream _stream;
    private readonly byte[] _head = new byte[NativeFrame.HeadLength];
    private readonly int _sensors;

    /// <summary>Begins a recording.</summary>
    /// <param name="stream">Takes the bytes; it is closed with the writer.</param>
    /// <param name="header">What the recording says of itself.</param>
    public NativeRecordingWriter(Stream stream, NativeRecordingHeader header)
    {
        _stream = stream;
        _sensors = header.Sensors.Count;
        _stream.Write(NativeFormat.Encode(header));
    }

    /// <summary>Packets appended so far.</summary>
    public long Packets { get; private set; }

    /// <summary>Begins a recording in a new file.</summary>
    /// <param name="path">The file; it must not exist.</param>
    /// <param name="header">What the recording says of itself.</param>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public static NativeRecordingWriter Create(string path, NativeRecordingHeader header) =>
        new(new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferLength), header);

    /// <summary>Appends a packet.</summary>
    /// <exception cref="ArgumentException">The packet is empty, longer than an attribute value can be, or of a sensor that the header lacks.</exception>
    public void Append(in RawPacket packet)
    {
        if (packet.Payload.Length is 0 or > NativeFrame.LongestPacket)
        {
            throw new ArgumentException($"a packet of {packet.Payload.Length} bytes; 1 to {NativeFrame.LongestPacket} can be kept", nameof(packet));
        }

        if ((uint)packet.Sensor >= (uint)_sensors)
        {
            throw new ArgumentException($"a packet of sensor {packet.Sensor}; the header names {_sensors}", nameof(packet));
        }

        NativeFrame.WriteHead(packet, _head);
        _stream.Write(_head);
        _stream.Write(packet.Payload.Span);
        Packets++;
    }

    /// <inheritdoc/>
    public void OnPacket(in RawPacket packet) => Append(packet);

    /// <summary>Battery and signal are not part of a native recording.</summary>
    public void OnStatus(in SensorStatus status)
    {
    }

    /// <summary>Makes everything appended so far durable, on the disk itself where it is a file.</summary>
    public void Flush()
    {
        if (_stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }
        else
        {
            _stream.Flush();
        }
    }

    /// <summary>Makes everything durable and closes the stream.</summary>
    public void Dispose()
    {
        if (_stream.CanWrite)
        {
            Flush();
        }

        _stream.Dispose();
    }
}
