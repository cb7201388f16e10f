using GaitSense.Core.Geometry;

namespace GaitSense.App.Live.Signals;

/// <summary>One thinned instant of one sensor.</summary>
/// <param name="Sensor">Index in the roster.</param>
/// <param name="TimeS">Time on the session's clock, s.</param>
/// <param name="AccelerationMps2">Specific force in the sensor's axes, m/s².</param>
/// <param name="AngularRateRadPerS">Angular rate in the sensor's axes, rad/s.</param>
public readonly record struct SignalPoint(int Sensor, double TimeS, Vec3 AccelerationMps2, Vec3 AngularRateRadPerS);
