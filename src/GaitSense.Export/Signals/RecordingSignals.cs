using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.Export.Signals;

/// <summary>The samples of a recording that is in memory. It knows no orientation and no body angles.</summary>
/// <param name="recording">The recording.</param>
public sealed class RecordingSignals(ImuRecording recording) : ISignals
{
    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors { get; } = [.. recording.Tracks.Select(t => t.Sensor)];

    /// <inheritdoc/>
    public long Count(int sensor) => recording.Tracks[sensor].TimesS.Count;

    /// <inheritdoc/>
    public bool HasField(int sensor) => recording.Tracks[sensor].MagneticFieldUt.Count > 0;

    /// <inheritdoc/>
    public IEnumerable<SignalSample> Samples(int sensor)
    {
        ImuTrack track = recording.Tracks[sensor];
        bool hasField = HasField(sensor);
        for (int i = 0; i < track.TimesS.Count; i++)
        {
            SignalSample sample = new(track.TimesS[i], track.AccelerationMps2[i], track.AngularRateRadPerS[i]);
            yield return hasField ? sample with { MagneticFieldUt = track.MagneticFieldUt[i] } : sample;
        }
    }
}
