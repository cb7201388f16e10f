using GaitSense.Core.Frames;
using GaitSense.Core.Samples;

namespace GaitSense.Streaming;

/// <summary>Takes what a session's packets came to before they are measured: samples of every kind of sensor, in SI units, on the
/// session's clock, with what a tap check found taken off.</summary>
public interface ISampleReceiver
{
    /// <summary>The samples of one packet.</summary>
    /// <param name="sensor">Index in the roster.</param>
    /// <param name="samples">In rising time, in the sensor's printed axes; valid only during the call.</param>
    void OnSamples(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples);
}
