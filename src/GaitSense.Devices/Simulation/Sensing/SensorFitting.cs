using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Protocol;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>Draws the sensors of a scenario.</summary>
internal static class SensorFitting
{
    private const int FittingStream = 100;

    /// <summary>One sensor for each site, in the scenario's order.</summary>
    public static IReadOnlyList<SimulatedSensor> Fit(SimulationScenario scenario, long seed) =>
        [.. scenario.Sensors.Sites.Select(site => Fit(scenario, seed, site))];

    private static SimulatedSensor Fit(SimulationScenario scenario, long seed, BodySite site)
    {
        SensorSetup setup = scenario.Sensors;
        SeededRandom random = new(seed, FittingStream + (int)site);
        double bandwidthRoot = Math.Sqrt(0.5 * setup.RateHz);
        TriadErrors acceleration = new(
            Row(setup, random, 0),
            Row(setup, random, 1),
            Row(setup, random, 2),
            Gaussian(random) * setup.Part.ZeroGMps2,
            Vec3.Zero,
            1,
            setup.Part.AccelerationNoiseMps2PerRtHz * bandwidthRoot,
            0);
        TriadErrors rate = new(
            Row(setup, random, 0),
            Row(setup, random, 1),
            Row(setup, random, 2),
            Gaussian(random) * setup.Part.ZeroRateRadPerS,
            new Vec3(Sign(random), Sign(random), Sign(random)) * setup.WarmUpRadPerS,
            setup.WarmUpTimeS,
            setup.Part.AngularRateNoiseRadPerSPerRtHz * bandwidthRoot,
            setup.BiasWalkRadPerS);
        double period = (1 + (setup.RateErrorRatio * random.BoundedGaussian())) / setup.RateHz;
        return new SimulatedSensor
        {
            Descriptor = Describe(site, setup, scenario.Lift is not null),
            PositionM = scenario.Lift is null ? Position(site, scenario.FootLengthM) : LyingPosition(site, scenario.FootLengthM),
            Mounting = setup.Mounting(site) * Quat.Exp(Uniform(random) * setup.MountingSpreadRad),
            AccelerationRange = setup.AccelerationRange,
            AngularRateRange = setup.AngularRateRange,
            Acceleration = acceleration,
            AngularRate = rate,
            ClockSkewPpm = setup.ClockSkewSdPpm * random.BoundedGaussian(),
            PeriodS = period,
            FirstSampleS = period * random.Uniform(),
            TicksAtZero = (uint)(random.Uniform() * uint.MaxValue),
        };
    }

    private static SensorDescriptor Describe(BodySite site, SensorSetup setup, bool isLying)
    {
        (string id, string name, string placement) = site switch
        {
            BodySite.LeftFoot => ("left-foot", "left foot", "instep of the shoe"),
            BodySite.RightFoot => ("right-foot", "right foot", "instep of the shoe"),
            BodySite.Pelvis => ("pelvis", "pelvis", isLying ? "below the navel" : "sacrum"),
            BodySite.Thorax => ("thorax", "thorax", "sternum"),
            BodySite.LeftWrist => ("left-wrist", "left wrist", "distal forearm"),
            _ => ("right-wrist", "right wrist", "distal forearm"),
        };
        return new SensorDescriptor
        {
            Id = "simulated-" + id,
            Name = $"Simulated {name} ({setup.Part.Name})",
            Site = site,
            Placement = placement,
            NominalRateHz = setup.RateHz,
            Profile = GattProfile.ProfileId,
            Clock = ClockKind.FreeRunning,
        };
    }

    private static Vec3 Position(BodySite site, double footLengthM) => site switch
    {
        BodySite.LeftFoot or BodySite.RightFoot => new FootGeometry(footLengthM).InstepM,
        BodySite.Pelvis => new Vec3(-0.1, 0, 0.02),
        BodySite.Thorax => new Vec3(0.11, 0, 0.05),
        BodySite.LeftWrist => new Vec3(0, 0.03, 0),
        _ => new Vec3(0, -0.03, 0),
    };

    // The pelvis' sensor is worn at the front: nobody lies on it.
    private static Vec3 LyingPosition(BodySite site, double footLengthM) =>
        site == BodySite.Pelvis ? new Vec3(0.1, 0, 0.02) : Position(site, footLengthM);

    private static Vec3 Row(SensorSetup setup, SeededRandom random, int axis)
    {
        Vec3 row = Gaussian(random) * setup.MisalignmentRad;
        double scale = 1 + (setup.ScaleErrorRatio * random.BoundedGaussian());
        return axis switch
        {
            0 => row with { X = scale },
            1 => row with { Y = scale },
            _ => row with { Z = scale },
        };
    }

    private static Vec3 Gaussian(SeededRandom random) =>
        new(random.BoundedGaussian(), random.BoundedGaussian(), random.BoundedGaussian());

    private static Vec3 Uniform(SeededRandom random) =>
        new(random.Uniform(-1, 1), random.Uniform(-1, 1), random.Uniform(-1, 1));

    private static double Sign(SeededRandom random) => random.Uniform() < 0.5 ? -1 : 1;
}
