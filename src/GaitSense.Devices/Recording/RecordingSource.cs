using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;
using GaitSense.Protocol;

namespace GaitSense.Devices.Recording;

/// <summary>A recording as the packets that its sensors would have sent, so that files take the same way as radio.</summary>
/// <remarks><b>Needs</b> tracks of any rate, even or not, on one clock. <b>Gives</b> packets stamped with that clock
/// (<see cref="ClockKind.Session"/>), in order of their last samples, which are also their arrival times.
/// <b>Missing rows</b> become a jump of the sample number by as many as fit into the step of time.
/// <b>Accuracy</b>: values are rounded to one count of the smallest range that holds the track (16 bit), times to 61 us
/// and half a tick. Values beyond 32 g or 4000 deg/s saturate and are marked so when decoded.</remarks>
public sealed class RecordingSource : IPacketSource
{
    private readonly ImuRecording _recording;
    private readonly TimeProvider _clock;

    /// <summary>A source of one recording.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="clock">The clock that paces it; only looked at when a pace is asked for.</param>
    /// <exception cref="ArgumentException">The columns of a track differ in length.</exception>
    public RecordingSource(ImuRecording recording, TimeProvider? clock = null)
    {
        foreach (ImuTrack track in recording.Tracks)
        {
            Check(track);
        }

        _recording = recording;
        _clock = clock ?? TimeProvider.System;
        Sensors = [.. recording.Tracks.Select(t => t.Sensor with { Clock = ClockKind.Session, Profile = GattProfile.ProfileId })];
        Duration = TimeSpan.FromSeconds(recording.Tracks.Select(t => t.TimesS.Count == 0 ? 0 : t.TimesS[^1]).DefaultIfEmpty().Max());
        SkippedRows = new RecordingPacketStream(recording).SkippedRows;
    }

    /// <inheritdoc/>
    public string Name => _recording.Name;

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>Time of the last row.</summary>
    public TimeSpan? Duration { get; }

    /// <summary>How fast packets are handed over.</summary>
    /// <value>as fast as possible</value>
    public Pace Pace { get; init; } = Pace.AsFastAsPossible;

    /// <summary>Rows that give no sample: without finite values, or not later than the row before.</summary>
    public int SkippedRows { get; }

    /// <inheritdoc/>
    public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken) =>
        PacedDelivery.RunAsync(new RecordingPacketStream(_recording), receiver, Pace, _clock, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void Check(ImuTrack track)
    {
        int rows = track.TimesS.Count;
        bool isWhole = track.AccelerationMps2.Count == rows
            && track.AngularRateRadPerS.Count == rows
            && (track.MagneticFieldUt.Count == 0 || track.MagneticFieldUt.Count == rows);
        if (!isWhole)
        {
            throw new ArgumentException($"track {track.Sensor.Id}: times, accelerations, rates and fields differ in number", nameof(track));
        }
    }
}
