using GaitSense.Core.Frames;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Gait.Engine;

/// <summary>Finds and measures every step in the samples of one session. The same object serves live and offline.</summary>
public sealed class GaitEngine
{
    /// <summary>Version of the algorithms, kept with every result.</summary>
    public const string Version = "0.1.0";

    private readonly IGaitReceiver _receiver;

    /// <summary>An engine for one session.</summary>
    /// <param name="sensors">The session's roster; indices in samples refer to it.</param>
    /// <param name="options">Options.</param>
    /// <param name="receiver">Takes the findings, on the caller's thread, inside <see cref="Accept"/> and <see cref="Complete"/>.</param>
    public GaitEngine(IReadOnlyList<SensorDescriptor> sensors, GaitOptions options, IGaitReceiver receiver)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        ArgumentNullException.ThrowIfNull(options);
        _receiver = receiver;
    }

    /// <summary>Takes one sample. Samples of one sensor come in rising time; sensors may interleave in any way.</summary>
    public void Accept(in SiteSample<NominalFrame> sample)
    {
        _ = _receiver;
    }

    /// <summary>Ends the session: what is still held back is decided with what there is.</summary>
    public void Complete()
    {
        _ = _receiver;
    }
}
