using System.Globalization;
using GaitSense.Devices.Gateway.Clocks;
using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Spooling;

/// <summary>The disk of a gateway: what the server has not taken yet, of this run and of earlier ones, within a quota.</summary>
/// <remarks><b>Policy</b> oldest first: when the quota is reached, the oldest file goes, and every packet of it that the server had not
/// taken is counted in <see cref="Dropped"/>. Files are an eighth of the quota at most, so that little goes at once.</remarks>
public sealed class PacketSpool : IDisposable
{
    private const long LargestSegment = 1024 * 1024;
    private const int SegmentsOfQuota = 8;

    private readonly string _folder;
    private readonly long _quotaBytes;
    private readonly GatewayClock _clock;
    private readonly Lock _gate = new();
    private readonly List<SpoolStream> _earlier = [];
    private SpoolStream? _current;
    private long _droppedBefore;

    private PacketSpool(string folder, long quotaBytes, GatewayClock clock)
    {
        _folder = folder;
        _quotaBytes = quotaBytes;
        _clock = clock;
    }

    /// <summary>Streams of earlier runs that the server has not taken whole, oldest first.</summary>
    public IReadOnlyList<SpoolStream> Earlier
    {
        get
        {
            lock (_gate)
            {
                return [.. _earlier];
            }
        }
    }

    /// <summary>Bytes behind whole packets that were cut off when the spool was opened: a program or machine ended in the middle
    /// of a packet.</summary>
    public long CutBytes { get; private set; }

    /// <summary>Packets that were dropped for the quota since the spool was opened.</summary>
    public long Dropped
    {
        get
        {
            lock (_gate)
            {
                return _droppedBefore + _earlier.Sum(s => s.Dropped) + (_current?.Dropped ?? 0);
            }
        }
    }

    /// <summary>Bytes in use.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _earlier.Sum(s => s.Bytes) + (_current?.Bytes ?? 0);
            }
        }
    }

    private long SegmentBytes => Math.Min(LargestSegment, Math.Max(1, _quotaBytes / SegmentsOfQuota));

    /// <summary>Opens a folder, which is made when there is none.</summary>
    /// <param name="folder">The folder; one program at a time.</param>
    /// <param name="quotaBytes">Largest size.</param>
    /// <param name="clock">The gateway's clock.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static PacketSpool Open(string folder, long quotaBytes, GatewayClock clock)
    {
        PacketSpool spool = new(folder, quotaBytes, clock);
        Directory.CreateDirectory(folder);
        foreach (string path in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            spool.Load(path);
        }

        spool.Trim();
        return spool;
    }

    /// <summary>Begins the stream of this run.</summary>
    public SpoolStream Begin(GatewayRoster roster)
    {
        SpoolHeader header = new(Guid.NewGuid(), _clock.Boot, _clock.NowNs, _clock.UtcNs, roster);
        string path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{header.UtcNs:D20}-{header.Stream:N}"));
        Directory.CreateDirectory(path);
        header.Write(path);
        SpoolStream stream = new(path, header, [], clockShiftNs: 0, SegmentBytes, Trim);
        lock (_gate)
        {
            _current = stream;
        }

        return stream;
    }

    /// <summary>An earlier stream is done: the server has it.</summary>
    public void Forget(SpoolStream stream)
    {
        lock (_gate)
        {
            _droppedBefore += stream.Dropped;
            _earlier.Remove(stream);
            stream.Delete();
        }
    }

    /// <summary>Ends; the folder of this run goes when nothing of it is left.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _earlier.ForEach(s => s.Dispose());
            if (_current is { } current && current.Oldest == current.Next)
            {
                current.Delete();
            }
            else
            {
                _current?.Dispose();
            }

            _current = null;
        }
    }

    private void Load(string path)
    {
        string[] files = [.. Directory.GetFiles(path, "*" + SpoolSegment.Extension).Order(StringComparer.Ordinal)];
        if (SpoolHeader.Read(path) is not { } header)
        {
            // A run that ended before it had begun; a folder with packets is left for a person to look at.
            if (files.Length == 0)
            {
                Directory.Delete(path, recursive: true);
            }

            return;
        }

        List<SpoolSegment> segments = [];
        foreach (string file in files)
        {
            SpoolSegment segment = SpoolSegment.Open(file);
            CutBytes += segment.Cut;
            segments.Add(segment);
        }

        // A file that was only begun: nothing is behind it, so that nothing is missing before it either.
        while (segments.Count > 0 && segments[^1].First == segments[^1].Next)
        {
            segments[^1].Delete();
            segments.RemoveAt(segments.Count - 1);
        }

        // Times of another run of the machine are carried over by the time of day; so are those of a system that does not tell its runs.
        long shiftNs = header.Boot.Length > 0 && header.Boot == _clock.Boot ? 0 : (_clock.NowNs - _clock.UtcNs) - (header.ClockNs - header.UtcNs);
        SpoolStream stream = new(path, header, segments, shiftNs, SegmentBytes, Trim);
        if (stream.Oldest == stream.Next)
        {
            stream.Delete();
        }
        else
        {
            _earlier.Add(stream);
        }
    }

    // Looked at whenever a file is begun: it may grow to a whole one.
    private void Trim()
    {
        lock (_gate)
        {
            while (_earlier.Sum(s => s.Bytes) + (_current?.Bytes ?? 0) > _quotaBytes - SegmentBytes && TryDropOldest())
            {
            }
        }
    }

    private bool TryDropOldest() =>
        _earlier.Any(s => s.TryDropOldest(isCurrent: false)) || (_current?.TryDropOldest(isCurrent: true) ?? false);
}
