using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Time;
using GaitSense.Devices.Pacing;

namespace GaitSense.Devices.Recording;

/// <summary>The packets of all tracks of a recording, in order of their last samples.</summary>
internal sealed class RecordingPacketStream : IPacketStream
{
    private readonly TrackPacketizer[] _tracks;
    private readonly byte[] _buffer;

    /// <summary>A new run through a recording.</summary>
    public RecordingPacketStream(ImuRecording recording)
    {
        _tracks = [.. recording.Tracks.Select(t => new TrackPacketizer(t))];
        _buffer = new byte[_tracks.Length == 0 ? 0 : _tracks.Max(t => t.LongestPacket)];
    }

    /// <summary>Rows that are no samples, over all tracks.</summary>
    public int SkippedRows => _tracks.Sum(t => t.SkippedRows);

    /// <inheritdoc/>
    public bool TryNext(out RawPacket packet)
    {
        int first = -1;
        for (int i = 0; i < _tracks.Length; i++)
        {
            if (!_tracks[i].IsAtEnd && (first < 0 || _tracks[i].NextLastSampleS < _tracks[first].NextLastSampleS))
            {
                first = i;
            }
        }

        if (first < 0)
        {
            packet = default;
            return false;
        }

        HostTime arrival = HostTime.FromSeconds(_tracks[first].NextLastSampleS);
        int length = _tracks[first].Write(_buffer);
        packet = new RawPacket(first, arrival, _buffer.AsMemory(0, length));
        return true;
    }
}
