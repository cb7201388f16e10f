using GaitSense.Core.Frames;
using GaitSense.Core.Sensors;

namespace GaitSense.Export.Axes;

/// <summary>What a file says about a sensor's axes.</summary>
/// <param name="Knowledge">How much is known.</param>
/// <param name="Mounting">From the sensor's axes to the body part's, as far as declared.</param>
public sealed record AxesDeclaration(AxesKnowledge Knowledge, Rotation<SensorFrame, NominalFrame> Mounting)
{
    /// <summary>Nothing is said: x is taken to point forward within 45 degrees.</summary>
    public static AxesDeclaration Nothing { get; } = new(AxesKnowledge.ForwardWithin45Deg, Rotation<SensorFrame, NominalFrame>.Identity);

    /// <summary>The file says that it does not know.</summary>
    public static AxesDeclaration Unknown { get; } = new(AxesKnowledge.Unknown, Rotation<SensorFrame, NominalFrame>.Identity);
}
