using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>How the feet go. Ranges and defaults are those of slow backward walking in training.</summary>
public sealed record WalkPattern
{
    /// <summary>From one foot's contact to the other's, s.</summary>
    /// <value>0.85</value>
    public double StepTimeS { get; init; } = 0.85;

    /// <summary>Standard deviation of the step time over its mean.</summary>
    /// <value>0.04</value>
    public double StepTimeJitterRatio { get; init; } = 0.04;

    /// <summary>Swing as a share of the stride; the rest is stance.</summary>
    /// <value>0.36</value>
    public double SwingShare { get; init; } = 0.36;

    /// <summary>Heel to heel of the first step of a bout, m.</summary>
    /// <value>0.26</value>
    public double StepLengthM { get; init; } = 0.26;

    /// <summary>Growth of the step length per step, m.</summary>
    /// <value>0</value>
    public double StepGrowthM { get; init; }

    /// <summary>Where the growth ends, m.</summary>
    /// <value>0.60</value>
    public double LongestStepM { get; init; } = 0.60;

    /// <summary>Standard deviation of the step length, m.</summary>
    /// <value>0.012</value>
    public double StepLengthSdM { get; init; } = 0.012;

    /// <summary>Right step minus left step, over their mean.</summary>
    /// <value>0</value>
    public double AsymmetryRatio { get; init; }

    /// <summary>Heel to heel of forward steps, m.</summary>
    /// <value>0.45</value>
    public double ForwardStepLengthM { get; init; } = 0.45;

    /// <summary>Distance of the feet's lines, m.</summary>
    /// <value>0.18</value>
    public double StepWidthM { get; init; } = 0.18;

    /// <summary>Standard deviation of a foot's distance from its line, m.</summary>
    /// <value>0.005</value>
    public double StepWidthSdM { get; init; } = 0.005;

    /// <summary>Share of backward landings with the heel first.</summary>
    /// <value>0.8</value>
    public double HeelFirstShare { get; init; } = 0.8;

    /// <summary>Share of backward landings with the toes first; the rest is flat.</summary>
    /// <value>0.2</value>
    public double ToeFirstShare { get; init; } = 0.2;

    /// <summary>Foot pitch at a heel-first contact, rad, toe-up positive.</summary>
    /// <value>12 deg</value>
    public double HeelFirstPitchRad { get; init; } = 12 * Angle.RadPerDeg;

    /// <summary>Foot pitch at a toe-first contact, rad, toe-up positive.</summary>
    /// <value>-16 deg</value>
    public double ToeFirstPitchRad { get; init; } = -16 * Angle.RadPerDeg;

    /// <summary>Standard deviation of the pitch at contact, rad.</summary>
    /// <value>2 deg</value>
    public double PitchSdRad { get; init; } = 2 * Angle.RadPerDeg;

    /// <summary>Foot pitch on leaving the floor backward, rad: the heel leaves last.</summary>
    /// <value>8 deg</value>
    public double LiftPitchRad { get; init; } = 8 * Angle.RadPerDeg;

    /// <summary>From the first roll of the foot until it leaves the floor, s.</summary>
    /// <value>0.30</value>
    public double LiftRollS { get; init; } = 0.30;

    /// <summary>From contact until the sole is flat, s.</summary>
    /// <value>0.28</value>
    public double LandingRollS { get; init; } = 0.28;

    /// <summary>Lift of the sole in mid-swing, m.</summary>
    /// <value>0.03</value>
    public double ClearanceM { get; init; } = 0.03;

    /// <summary>Downward speed of what touches first, m/s.</summary>
    /// <value>0.1</value>
    public double LandingSpeedMps { get; init; } = 0.1;

    /// <summary>Left foot's axis against the line of travel, rad, toe-out positive.</summary>
    /// <value>6 deg</value>
    public double LeftToeOutRad { get; init; } = 6 * Angle.RadPerDeg;

    /// <summary>Right foot's axis against the line of travel, rad, toe-out positive.</summary>
    /// <value>7 deg</value>
    public double RightToeOutRad { get; init; } = 7 * Angle.RadPerDeg;

    /// <summary>Standard deviation of the toe-out, rad.</summary>
    /// <value>1 deg</value>
    public double ToeOutSdRad { get; init; } = 1 * Angle.RadPerDeg;

    /// <summary>Share of steps that are followed by a pause.</summary>
    /// <value>0</value>
    public double PauseShare { get; init; }

    /// <summary>Mean of the pauses, s; each is exponential, cut to 0.3 to 4 s.</summary>
    /// <value>1</value>
    public double PauseMeanS { get; init; } = 1;

    /// <summary>The foot that takes the first step.</summary>
    /// <value>left</value>
    public Side FirstFoot { get; init; } = Side.Left;

    /// <summary>Toe-out of one foot, rad.</summary>
    public double ToeOutRad(Side side) => side == Side.Left ? LeftToeOutRad : RightToeOutRad;

    internal void Check()
    {
        Require.Within(StepTimeS, 0.35, 3, "WalkPattern.StepTimeS");
        Require.Within(StepTimeJitterRatio, 0, 0.15, "WalkPattern.StepTimeJitterRatio");
        Require.Within(SwingShare, 0.2, 0.45, "WalkPattern.SwingShare");
        Require.Within(StepLengthM, 0.05, 0.9, "WalkPattern.StepLengthM");
        Require.Within(StepGrowthM, 0, 0.1, "WalkPattern.StepGrowthM");
        Require.Within(LongestStepM, StepLengthM, 0.9, "WalkPattern.LongestStepM");
        Require.Within(StepLengthSdM, 0, 0.05, "WalkPattern.StepLengthSdM");
        Require.Within(AsymmetryRatio, -0.8, 0.8, "WalkPattern.AsymmetryRatio");
        Require.Within(ForwardStepLengthM, 0.05, 0.9, "WalkPattern.ForwardStepLengthM");
        Require.Within(StepWidthM, 0.05, 0.4, "WalkPattern.StepWidthM");
        Require.Within(StepWidthSdM, 0, 0.03, "WalkPattern.StepWidthSdM");
        Require.Within(HeelFirstShare, 0, 1, "WalkPattern.HeelFirstShare");
        Require.Within(ToeFirstShare, 0, 1 - HeelFirstShare + 1e-9, "WalkPattern.ToeFirstShare");
        CheckFoot();
    }

    private void CheckFoot()
    {
        Require.Within(HeelFirstPitchRad, 0.09, 0.6, "WalkPattern.HeelFirstPitchRad");
        Require.Within(ToeFirstPitchRad, -0.7, -0.09, "WalkPattern.ToeFirstPitchRad");
        Require.Within(PitchSdRad, 0, 0.1, "WalkPattern.PitchSdRad");
        Require.Within(LiftPitchRad, 0, 0.5, "WalkPattern.LiftPitchRad");
        Require.Within(LiftRollS, 0.05, 1, "WalkPattern.LiftRollS");
        Require.Within(LandingRollS, 0.05, 1, "WalkPattern.LandingRollS");
        Require.Within(ClearanceM, 0.001, 0.2, "WalkPattern.ClearanceM");
        Require.Within(LandingSpeedMps, 0, 0.5, "WalkPattern.LandingSpeedMps");
        Require.Within(LeftToeOutRad, -0.6, 0.9, "WalkPattern.LeftToeOutRad");
        Require.Within(RightToeOutRad, -0.6, 0.9, "WalkPattern.RightToeOutRad");
        Require.Within(ToeOutSdRad, 0, 0.1, "WalkPattern.ToeOutSdRad");
        Require.Within(PauseShare, 0, 1, "WalkPattern.PauseShare");
        Require.Within(PauseMeanS, 0.1, 4, "WalkPattern.PauseMeanS");
    }
}
