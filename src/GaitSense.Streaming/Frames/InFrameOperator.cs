using GaitSense.Core.Frames;
using GaitSense.Core.Samples;

namespace GaitSense.Streaming;

/// <summary>Rx: sensor frame to body frame.</summary>
public static class InFrameOperator
{
    /// <summary>Sends samples through a <see cref="FrameStage"/>.</summary>
    /// <param name="samples">Samples in the sensor's printed axes.</param>
    public static SensorStream<SiteSample<NominalFrame>> InFrame(this SensorStream<SiteSample<SensorFrame>> samples) =>
        samples.Through(sensors => new FrameStage(sensors));
}
