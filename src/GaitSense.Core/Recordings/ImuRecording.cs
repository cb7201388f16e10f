using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;

namespace GaitSense.Core.Recordings;

/// <summary>A recording in memory, as a file gives it: one track per sensor on one clock.</summary>
/// <param name="Name">Its name, for example "sub-01".</param>
/// <param name="Tracks">The sensors.</param>
public sealed record ImuRecording(string Name, IReadOnlyList<ImuTrack> Tracks);

/// <summary>The samples of one sensor, in the sensor's printed axes. Rows that the file lacks are absent, never filled in.</summary>
/// <param name="Sensor">The sensor.</param>
/// <param name="TimesS">Time of each sample, s from the recording's first row, rising.</param>
/// <param name="AccelerationMps2">Specific force, m/s2.</param>
/// <param name="AngularRateRadPerS">Angular rate, rad/s.</param>
/// <param name="MagneticFieldUt">Magnetic field, uT; empty when not measured.</param>
public sealed record ImuTrack(
    SensorDescriptor Sensor,
    IReadOnlyList<double> TimesS,
    IReadOnlyList<Vec3> AccelerationMps2,
    IReadOnlyList<Vec3> AngularRateRadPerS,
    IReadOnlyList<Vec3> MagneticFieldUt);
