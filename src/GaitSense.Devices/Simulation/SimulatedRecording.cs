using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Simulation;

/// <summary>Makes recordings as a synchronised laboratory system would write them: all sensors sampled at the same
/// instants of one clock, with the noise, offsets and mounting of the scenario's sensors.</summary>
public static class SimulatedRecording
{
    private const int LossStream = 500;

    /// <summary>A recording and what really happened in it.</summary>
    /// <param name="scenario">What is walked and worn.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="seconds">Length, s.</param>
    /// <param name="rateHz">Sampling rate, Hz; null for the scenario's.</param>
    /// <returns>The recording, in the sensors' printed axes; rows of lost packets are absent. The walk is the same at every rate.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static (ImuRecording Recording, SimulationTruth Truth) Create(
        SimulationScenario scenario,
        long seed,
        double seconds,
        double? rateHz = null)
    {
        Require.Within(seconds, 1, 24 * 3600, "seconds");
        SimulationScenario at = rateHz is { } rate
            ? scenario with { Sensors = scenario.Sensors with { RateHz = rate } }
            : scenario;
        SimulationTruth truth = SimulationTruth.Measure(at, seed, seconds);
        ImuTrack[] tracks = [.. truth.Sensors.Select(s => Track(at, s, seed, seconds))];
        return (new ImuRecording(scenario.Name, tracks), truth);
    }

    private static ImuTrack Track(SimulationScenario scenario, SimulatedSensor sensor, long seed, double seconds)
    {
        double rateHz = scenario.Sensors.RateHz;
        BodyMotion body = new(scenario, seed, NoObserver.Instance);
        SensorSampler sampler = new(body, sensor, 1 / rateHz, seed);
        SimulatedLink link = new(scenario.Link, new SeededRandom(seed, LossStream + (int)sensor.Descriptor.Site));
        int perPacket = PacketSizing.SamplesPerPacket(rateHz, PacketContent.None);
        List<double> times = [];
        List<Vec3> accelerations = [];
        List<Vec3> rates = [];
        bool isLost = false;
        for (int i = 0; i < (int)Math.Round(seconds * rateHz); i++)
        {
            double t = i / rateHz;
            body.Extend(t + sampler.LookAheadS);
            body.Forget(t - 1);
            RawImuSample sample = sampler.Read(t);
            isLost = i % perPacket == 0 && i > 0 ? link.LosesNext() : isLost;
            if (!isLost)
            {
                times.Add(t);
                accelerations.Add(ImuScale.AccelerationMps2(sample, sensor.AccelerationRange));
                rates.Add(ImuScale.AngularRateRadPerS(sample, sensor.AngularRateRange));
            }
        }

        return new ImuTrack(sensor.Descriptor with { Clock = ClockKind.Session }, times, accelerations, rates, []);
    }
}
