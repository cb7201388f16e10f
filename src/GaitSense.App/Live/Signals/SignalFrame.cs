namespace GaitSense.App.Live.Signals;

/// <summary>Samples of one sensor, thinned for the eye.</summary>
/// <param name="Sensor">Index in the roster.</param>
/// <param name="TimesS">Times, s of the host since the session began; the packet's arrival dates its last sample.</param>
/// <param name="AccelerationMps2">Specific force in the sensor's axes, m/s²: x, y, z of each time in turn.</param>
/// <param name="AngularRateDegPerS">Angular rate in the sensor's axes, °/s: x, y, z of each time in turn.</param>
public sealed record SignalFrame(int Sensor, double[] TimesS, double[] AccelerationMps2, double[] AngularRateDegPerS);
