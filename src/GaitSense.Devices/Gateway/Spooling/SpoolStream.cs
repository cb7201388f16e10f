using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Sending;

namespace GaitSense.Devices.Gateway.Spooling;

/// <summary>What one run of a gateway program has spooled: a folder of segments.</summary>
/// <remarks>A packet is with the operating system before it can be sent: a killed program loses nothing that the server was told
/// of. A machine that loses its power may lose the last seconds, which then were never numbered for the server either, because
/// the next run is another stream.</remarks>
public sealed class SpoolStream : IPacketBacklog
{
    private readonly Lock _gate = new();
    private readonly byte[] _payload = new byte[ChannelLimits.LongestPacket];
    private readonly string _folder;
    private readonly long _segmentBytes;
    private readonly Action _grown;
    private readonly List<SpoolSegment> _segments;
    private readonly BacklogFrame.PacketReader _read;
    private ulong _oldest;
    private ulong _next;
    private long _dropped;

    internal SpoolStream(string folder, SpoolHeader header, List<SpoolSegment> segments, long clockShiftNs, long segmentBytes, Action grown)
    {
        _folder = folder;
        Header = header;
        _segments = segments;
        _read = Read;
        ClockShiftNs = clockShiftNs;
        _segmentBytes = segmentBytes;
        _grown = grown;
        _oldest = segments.Count > 0 ? segments[0].First : 0;
        _next = segments.Count > 0 ? segments[^1].Next : 0;
    }

    /// <summary>The sensors.</summary>
    public GatewayRoster Roster => Header.Roster;

    /// <inheritdoc/>
    public Guid Stream => Header.Stream;

    /// <summary>Added to stored times: other than 0 when the machine was started anew since.</summary>
    public long ClockShiftNs { get; }

    /// <inheritdoc/>
    public ulong Oldest
    {
        get
        {
            lock (_gate)
            {
                return _oldest;
            }
        }
    }

    /// <inheritdoc/>
    public ulong Next
    {
        get
        {
            lock (_gate)
            {
                return _next;
            }
        }
    }

    /// <inheritdoc/>
    public long? OldestArrivalNs
    {
        get
        {
            lock (_gate)
            {
                return _oldest < _next ? Shifted(SegmentOf(_oldest).Read(_oldest).Arrival) : null;
            }
        }
    }

    /// <inheritdoc/>
    public long Dropped
    {
        get
        {
            lock (_gate)
            {
                return _dropped;
            }
        }
    }

    internal SpoolHeader Header { get; }

    internal long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _segments.Sum(s => (long)s.Length);
            }
        }
    }

    /// <inheritdoc/>
    public void Append(int sensor, long arrivalNs, ReadOnlySpan<byte> payload)
    {
        bool hasGrown = false;
        lock (_gate)
        {
            if (_segments.Count == 0 || _segments[^1].Length >= _segmentBytes)
            {
                _segments.Add(SpoolSegment.Begin(_folder, _next));
                hasGrown = true;
            }

            payload.CopyTo(_payload);
            _segments[^1].Append(new RawPacket(sensor, new HostTime(arrivalNs), _payload.AsMemory(0, payload.Length)));
            _next++;
        }

        if (hasGrown)
        {
            _grown();
        }
    }

    /// <inheritdoc/>
    public void Acknowledge(ulong next)
    {
        lock (_gate)
        {
            _oldest = Math.Max(_oldest, Math.Min(next, _next));
            while (_segments.Count > 0 && _segments[0].Next <= _oldest && (_segments.Count > 1 || _segments[0].Length >= _segmentBytes))
            {
                _segments[0].Delete();
                _segments.RemoveAt(0);
            }
        }
    }

    /// <inheritdoc/>
    public int Fill(ulong from, ulong limit, Span<byte> frame, out ulong next)
    {
        lock (_gate)
        {
            return BacklogFrame.Fill(frame, Math.Max(from, _oldest), Math.Min(limit, _next), _read, out next);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _segments.ForEach(s => s.Dispose());
        }
    }

    /// <summary>Gives up the oldest file; what of it the server had not taken is counted as dropped.</summary>
    /// <returns>False when there is none to give up: the one that is being written stays.</returns>
    internal bool TryDropOldest(bool isCurrent)
    {
        lock (_gate)
        {
            if (_segments.Count == 0 || (isCurrent && _segments.Count == 1))
            {
                return false;
            }

            SpoolSegment oldest = _segments[0];
            if (oldest.Next > _oldest)
            {
                _dropped += (long)(oldest.Next - _oldest);
                _oldest = oldest.Next;
            }

            oldest.Delete();
            _segments.RemoveAt(0);
            return true;
        }
    }

    /// <summary>The server has everything, or nothing is left: the folder goes.</summary>
    internal void Delete()
    {
        Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private FramedPacket Read(ulong number)
    {
        RawPacket packet = SegmentOf(number).Read(number);
        return new FramedPacket(packet.Sensor, Shifted(packet.Arrival), packet.Payload);
    }

    private long Shifted(HostTime arrival) => arrival.Nanoseconds + ClockShiftNs;

    private SpoolSegment SegmentOf(ulong number)
    {
        int low = 0;
        int high = _segments.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_segments[middle].First <= number)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return _segments[low];
    }
}
