using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Sensing;

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>The scenarios that have a name. Each begins with four seconds of quiet standing and goes on without end.</summary>
public static class ScenarioCatalog
{
    private static readonly IReadOnlyList<BodySite> FeetOnly = [BodySite.LeftFoot, BodySite.RightFoot];

    /// <summary>What the service shows when nothing else is asked for.</summary>
    public static SimulationScenario Demo { get; } = Straight(
        "demo",
        "Backward steps of one foot length that grow, mostly heel first, arms alternating; a short rest every minute and a half",
        new WalkPattern { StepGrowthM = 0.003, LongestStepM = 0.45, HeelFirstShare = 0.78, ToeFirstShare = 0.16 }) with
    {
        Activities = [new StandQuietly(4), new WalkStraight(90), new StandQuietly(5)],
        RepeatFrom = 1,
    };

    /// <summary>The hip lift as it is asked for.</summary>
    public static SimulationScenario HipLift { get; } = Lying("hip-lift", "Hip lifts, lying on the back with the feet on a wall", new LiftPattern());

    /// <summary>All of them, the demo first.</summary>
    public static IReadOnlyList<SimulationScenario> All { get; } =
    [
        Demo,
        .. Landings(),
        .. Steps(),
        .. Postures(),
        .. Arms(),
        .. Interruptions(),
        .. Sensors(),
        .. Links(),
        .. Lifts(),
    ];

    /// <summary>The scenario of that name, or null.</summary>
    public static SimulationScenario? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    private static IEnumerable<SimulationScenario> Landings()
    {
        yield return Straight("heel-first", "Every landing heel first", Landing(heel: 1, toe: 0));
        yield return Straight("toe-first", "Every landing toes first", Landing(heel: 0, toe: 1));
        yield return Straight("flat", "Every landing with the whole sole", Landing(heel: 0, toe: 0));
        yield return Straight("mixed", "Heel first, toes first and flat in turn, by chance", Landing(heel: 0.4, toe: 0.35));
    }

    private static IEnumerable<SimulationScenario> Steps()
    {
        yield return Straight("shuffle", "Short steps that clear the floor by 3 mm and never pitch the foot", new WalkPattern
        {
            HeelFirstShare = 0,
            ToeFirstShare = 0,
            PitchSdRad = 0,
            LiftPitchRad = 0,
            ClearanceM = 0.003,
            LandingSpeedMps = 0.02,
            StepLengthM = 0.15,
            StepTimeS = 1.0,
        });
        yield return Straight("long-steps", "Long backward steps at the end of a practice", new WalkPattern
        {
            StepLengthM = 0.55,
            LongestStepM = 0.55,
            StepTimeS = 0.95,
            HeelFirstShare = 0.6,
            ToeFirstShare = 0.4,
        });
        yield return Straight("growing", "Steps that grow from one foot length to more than two", new WalkPattern { StepGrowthM = 0.005 });
        yield return Straight("brisk", "Backward steps at the speed of everyday walking", new WalkPattern
        {
            StepTimeS = 0.55,
            StepLengthM = 0.5,
            HeelFirstShare = 0,
            ToeFirstShare = 1,
            LiftRollS = 0.2,
            LandingRollS = 0.2,
        });
        yield return Straight("asymmetric", "Right steps longer than left ones by 30 %", new WalkPattern { StepLengthM = 0.35, AsymmetryRatio = 0.3 });
        yield return Straight("toe-out", "Feet turned out, the right one more", new WalkPattern
        {
            LeftToeOutRad = 16 * Angle.RadPerDeg,
            RightToeOutRad = 24 * Angle.RadPerDeg,
        });
    }

    private static IEnumerable<SimulationScenario> Postures()
    {
        yield return Straight("tilt-offset", "The pelvis tilts forward by 8 deg as soon as walking begins") with
        {
            Trunk = new TrunkPattern { TiltRad = 8 * Angle.RadPerDeg },
        };
        yield return Straight("tilt-drift", "The pelvis tilts forward by 1 deg every ten seconds") with
        {
            Activities = [new StandQuietly(4), new WalkStraight(60), new StandQuietly(4)],
            RepeatFrom = 1,
            Trunk = new TrunkPattern { TiltRad = 0, TiltDriftRadPerS = 0.1 * Angle.RadPerDeg },
        };
        yield return Straight("lean-back", "The thorax leans back against a tilted pelvis: lumbar extension") with
        {
            Trunk = new TrunkPattern { TiltRad = 5 * Angle.RadPerDeg, LeanRad = -5 * Angle.RadPerDeg },
        };
    }

    private static IEnumerable<SimulationScenario> Arms()
    {
        yield return Straight("arms-together", "Each arm moves with the leg of its side") with
        {
            Arms = new ArmPattern { Coordination = ArmCoordination.SameSideTogether },
        };
        yield return Straight("arms-double", "The arms swing once per step instead of once per stride") with
        {
            Arms = new ArmPattern { Coordination = ArmCoordination.TwicePerStride },
        };
        yield return Straight("no-arms", "The arms hang still") with
        {
            Arms = new ArmPattern { Coordination = ArmCoordination.Still },
        };
    }

    private static IEnumerable<SimulationScenario> Interruptions()
    {
        yield return Straight("pauses", "A pause after a third of the steps", new WalkPattern { PauseShare = 0.33, PauseMeanS = 1.2 });
        yield return Straight("turn", "Backward bouts with half turns on the spot between them") with
        {
            Activities = [new StandQuietly(4), new WalkStraight(12), new TurnOnTheSpot(Math.PI)],
            RepeatFrom = 1,
        };
        yield return Straight("forward-bout", "Backward and forward bouts in turn") with
        {
            Activities =
            [
                new StandQuietly(4), new WalkStraight(14), new StandQuietly(2),
                new WalkStraight(8, WalkingDirection.Forward), new StandQuietly(2),
            ],
            RepeatFrom = 1,
        };
        yield return Straight("forward", "Forward walking only") with
        {
            Activities = [new StandQuietly(4), new WalkStraight(3600, WalkingDirection.Forward)],
        };
        yield return Straight("taps", "Toe raises, heel raises and taps between short bouts") with
        {
            Activities = [new StandQuietly(4), new MoveFeetInPlace(6), new WalkStraight(10), new MoveFeetInPlace(6)],
            RepeatFrom = 2,
        };
        yield return Straight("standing", "Nobody walks") with { Activities = [new StandQuietly(3600)] };
        yield return Straight("no-standing", "Walking from the first second on") with { Activities = [new WalkStraight(3600)] };
    }

    private static IEnumerable<SimulationScenario> Sensors()
    {
        SensorSetup setup = new();
        yield return Straight("feet-only", "Sensors on the feet alone") with { Sensors = setup with { Sites = FeetOnly } };
        yield return Straight("low-rate", "Sampled at 50 Hz") with { Sensors = setup with { RateHz = 50 } };
        yield return Straight("bias-drift", "Gyroscopes with a large offset that warm up by 0.5 deg/s") with
        {
            Sensors = setup with { Part = ImuPart.Bmi160, WarmUpRadPerS = 0.5 * Angle.RadPerDeg, WarmUpTimeS = 60 },
        };
        yield return Straight("mounting", "Sensors tilted, rolled, one pair upside down; x forward within 45 deg") with
        {
            Sensors = setup with
            {
                FootMounting = About(yaw: 18, pitch: 35, roll: 15),
                PelvisMounting = About(yaw: -20, pitch: -15, roll: 180),
                ThoraxMounting = About(yaw: 15, pitch: 30, roll: -20),
                WristMounting = About(yaw: -15, pitch: 10, roll: 180),
            },
        };
        yield return Straight("ideal", "Sensors without noise, offset, misalignment or tilt") with { Sensors = Ideal(setup) };
    }

    private static IEnumerable<SimulationScenario> Links()
    {
        yield return Straight("loss", "Bursts of lost packets, about 3 % in all") with
        {
            Link = new RadioLink { LossBurstShare = 0.015, MeanBurstPackets = 2 },
        };
        yield return Straight("slow-link", "A long connection interval and frequent stalls") with
        {
            Link = new RadioLink { ConnectionIntervalS = 0.0485, StallShare = 0.03, StallS = 0.15 },
        };
        yield return Straight("clock-skew", "Crystals that differ by hundreds of ppm and sampling clocks by a percent") with
        {
            Sensors = new SensorSetup { ClockSkewSdPpm = 200, RateErrorRatio = 0.01 },
        };
    }

    private static IEnumerable<SimulationScenario> Lifts()
    {
        LiftPattern lift = new();
        yield return HipLift;
        yield return Lying("hip-lift-high", "Hip lifts that take the lower back off the floor", lift with
        {
            TuckRad = 27 * Angle.RadPerDeg,
            ThoraxShare = 0.5,
            RaiseM = 0.08,
        });
        yield return Lying("hip-lift-uneven", "Hip lifts with the left side of the pelvis higher by 7 deg", lift with { RollRad = 7 * Angle.RadPerDeg });
        yield return Lying("hip-lift-hasty", "Hip lifts that are hardly held and dropped", lift with
        {
            RestS = 4,
            LiftS = 1,
            HoldS = 1.2,
            LowerS = 0.7,
        });
    }

    private static SimulationScenario Lying(string name, string summary, LiftPattern lift) => new()
    {
        Name = name,
        Summary = summary,
        Activities = [new StandQuietly(3600)],
        Lift = lift,
        Sensors = new SensorSetup { Sites = [BodySite.LeftFoot, BodySite.RightFoot, BodySite.Pelvis, BodySite.Thorax] },
    };

    private static SimulationScenario Straight(string name, string summary, WalkPattern? walk = null) => new()
    {
        Name = name,
        Summary = summary,
        Activities = [new StandQuietly(4), new WalkStraight(3600)],
        Walk = walk ?? new WalkPattern { StepLengthM = 0.35 },
    };

    private static WalkPattern Landing(double heel, double toe) => new()
    {
        StepLengthM = 0.35,
        HeelFirstShare = heel,
        ToeFirstShare = toe,
    };

    private static SensorSetup Ideal(SensorSetup setup) => setup with
    {
        Part = ImuPart.Ideal,
        ScaleErrorRatio = 0,
        MisalignmentRad = 0,
        WarmUpRadPerS = 0,
        BiasWalkRadPerS = 0,
        ClockSkewSdPpm = 0,
        RateErrorRatio = 0,
        FootMounting = Quat.Identity,
        PelvisMounting = Quat.Identity,
        ThoraxMounting = Quat.Identity,
        MountingSpreadRad = 0,
    };

    private static Quat About(double yaw, double pitch, double roll) =>
        Quat.FromAxisAngle(Vec3.UnitZ, yaw * Angle.RadPerDeg)
        * Quat.FromAxisAngle(Vec3.UnitY, pitch * Angle.RadPerDeg)
        * Quat.FromAxisAngle(Vec3.UnitX, roll * Angle.RadPerDeg);
}
