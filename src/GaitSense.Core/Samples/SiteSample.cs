using GaitSense.Core.Frames;
using GaitSense.Core.Sensors;

namespace GaitSense.Core.Samples;

/// <summary>A sample and the sensor that took it.</summary>
/// <param name="Sensor">Index in the session's roster.</param>
/// <param name="Site">Where it is worn.</param>
/// <param name="Sample">The sample.</param>
/// <typeparam name="TFrame">The frame of the vectors.</typeparam>
public readonly record struct SiteSample<TFrame>(int Sensor, BodySite Site, ImuSample<TFrame> Sample)
    where TFrame : struct, ICoordinateFrame;
