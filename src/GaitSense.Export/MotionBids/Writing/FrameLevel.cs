using GaitSense.Core.Frames;
using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>The reference frame that a sensor's samples are written in.</summary>
/// <param name="Name">Name in channels.tsv.</param>
/// <param name="SpatialAxes">Letters, or underscores where the axes are unknown.</param>
/// <param name="Description">The same in words.</param>
/// <param name="Applied">Rotation that the samples are turned by before they are written.</param>
internal sealed record FrameLevel(string Name, string SpatialAxes, string Description, Rotation<SensorFrame, NominalFrame> Applied)
{
    /// <summary>The frame of a sensor. A mounting by quarter turns is written as letters, the samples as measured; any other
    /// mounting is applied to the samples.</summary>
    public static FrameLevel Of(SensorDescriptor sensor)
    {
        Rotation<SensorFrame, NominalFrame> none = Rotation<SensorFrame, NominalFrame>.Identity;
        if (sensor.Axes == AxesKnowledge.Unknown)
        {
            return new("sensor_unknown", Axes.SpatialAxes.Unknown, "Axes as printed on the sensor; how it sits on the body is not known. Right-handed.", none);
        }

        string? letters = Axes.SpatialAxes.LettersOf(sensor.Mounting);
        if (sensor.Axes == AxesKnowledge.Exact)
        {
            return new("segment", Axes.SpatialAxes.Body, "Axes of the body part in the neutral pose: x anterior, y left, z superior. Right-handed.", sensor.Mounting);
        }

        return letters is null
            ? new("mounted", Axes.SpatialAxes.Body, "Axes turned by the declared mounting: x anterior within 45 degrees, y left, z superior, not calibrated. Right-handed.", sensor.Mounting)
            : new(
                $"sensor_{letters}",
                letters,
                $"Axes as printed on the sensor, which point x, y, z roughly to {letters} (A anterior, P posterior, L left, R right, S superior, I inferior), not calibrated. Right-handed.",
                none);
    }
}
