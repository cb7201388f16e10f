using GaitSense.Core.Geometry;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;

namespace GaitSense.Devices.Simulation.Truth;

/// <summary>Where a simulated sensor really is: z up, the floor at 0, m.</summary>
public static class FootPathTruth
{
    /// <summary>Positions of a sensor in a run.</summary>
    /// <param name="scenario">The scenario of the run.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="sensor">The sensor, as <see cref="SimulationTruth.Sensors"/> has it.</param>
    /// <param name="timesS">Times on the run's clock, rising, s.</param>
    public static IReadOnlyList<Vec3> Of(SimulationScenario scenario, long seed, SimulatedSensor sensor, IReadOnlyList<double> timesS)
    {
        ArgumentNullException.ThrowIfNull(sensor);
        ArgumentNullException.ThrowIfNull(timesS);
        BodyMotion body = new(scenario, seed, NoObserver.Instance);
        Vec3[] positions = new Vec3[timesS.Count];
        for (int i = 0; i < positions.Length; i++)
        {
            body.Extend(timesS[i] + 1);
            positions[i] = body.Segment(sensor.Descriptor.Site, timesS[i]).Point(sensor.PositionM);
        }

        return positions;
    }
}
