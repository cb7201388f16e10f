using GaitSense.Core.Frames;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Streaming;

/// <summary>Turns samples from the sensor's printed axes into the body part's, as far as the roster declares the mounting.</summary>
public sealed class FrameStage : IStage<SiteSample<SensorFrame>, SiteSample<NominalFrame>>
{
    private readonly Rotation<SensorFrame, NominalFrame>[] _mountings;

    /// <summary>A stage for a roster.</summary>
    /// <param name="sensors">The roster.</param>
    public FrameStage(IReadOnlyList<SensorDescriptor> sensors)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        _mountings = [.. sensors.Select(s => s.Mounting)];
    }

    /// <inheritdoc/>
    public void Accept(in SiteSample<SensorFrame> item, IOutlet<SiteSample<NominalFrame>> outlet) =>
        outlet.Emit(new(item.Sensor, item.Site, item.Sample.In(_mountings[item.Sensor])));

    /// <inheritdoc/>
    public void Complete(IOutlet<SiteSample<NominalFrame>> outlet)
    {
        // Nothing is held back.
    }
}
