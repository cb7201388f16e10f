using GaitSense.Core.Geometry;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Protocol;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>The counts that one sensor reads, with all its errors.</summary>
internal sealed class SensorSampler
{
    private const int NoiseStream = 200;

    private readonly Knocks _knocks;
    private readonly ImuSynthesizer _ideal;
    private readonly TriadNoise _acceleration;
    private readonly TriadNoise _rate;
    private readonly double _accelerationLsb;
    private readonly double _rateLsb;

    /// <summary>A sensor on a body.</summary>
    /// <param name="body">The body.</param>
    /// <param name="sensor">The sensor.</param>
    /// <param name="periodS">Time between samples, s.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="knocks">Knocks that it feels; null for none.</param>
    public SensorSampler(BodyMotion body, SimulatedSensor sensor, double periodS, long seed, Knocks? knocks = null)
    {
        _knocks = knocks ?? new Knocks();
        SeededRandom random = new(seed, NoiseStream + (int)sensor.Descriptor.Site);
        _ideal = new ImuSynthesizer(body, sensor, periodS);
        _acceleration = new TriadNoise(sensor.Acceleration, periodS, random);
        _rate = new TriadNoise(sensor.AngularRate, periodS, random);
        _accelerationLsb = ImuScale.AccelerationLsbMps2(sensor.AccelerationRange);
        _rateLsb = ImuScale.AngularRateLsbRadPerS(sensor.AngularRateRange);
    }

    /// <summary>How far beyond a sample's time the body must be planned, s.</summary>
    public double LookAheadS => _ideal.LookAheadS;

    /// <summary>The sample at time <paramref name="t"/>; times must rise.</summary>
    public RawImuSample Read(double t)
    {
        _ideal.Read(t, out Vec3 trueForce, out Vec3 trueRate);
        Vec3 force = _acceleration.Apply(t, _knocks.Apply(t, trueForce));
        Vec3 rate = _rate.Apply(t, trueRate);
        return new RawImuSample
        {
            AccelerationX = ImuScale.Quantize(force.X, _accelerationLsb),
            AccelerationY = ImuScale.Quantize(force.Y, _accelerationLsb),
            AccelerationZ = ImuScale.Quantize(force.Z, _accelerationLsb),
            AngularRateX = ImuScale.Quantize(rate.X, _rateLsb),
            AngularRateY = ImuScale.Quantize(rate.Y, _rateLsb),
            AngularRateZ = ImuScale.Quantize(rate.Z, _rateLsb),
        };
    }
}
