using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>Hip lifts of somebody who lies on the back with the feet on a wall. Each repetition differs a little, drawn from the seed.</summary>
public sealed record LiftPattern
{
    /// <summary>Lying still before each lift, s.</summary>
    /// <value>5</value>
    public double RestS { get; init; } = 5;

    /// <summary>The whole way up, s.</summary>
    /// <value>3</value>
    public double LiftS { get; init; } = 3;

    /// <summary>Held, s.</summary>
    /// <value>9</value>
    public double HoldS { get; init; } = 9;

    /// <summary>The whole way down, s.</summary>
    /// <value>3</value>
    public double LowerS { get; init; } = 3;

    /// <summary>Backward turn of the pelvis, rad.</summary>
    /// <value>12 deg</value>
    public double TuckRad { get; init; } = 12 * Angle.RadPerDeg;

    /// <summary>Spread of tuck and hold from one repetition to the next, as a ratio.</summary>
    /// <value>0.1</value>
    public double SpreadRatio { get; init; } = 0.1;

    /// <summary>Turn about the body's long axis in the hold, left side higher positive, rad.</summary>
    /// <value>0</value>
    public double RollRad { get; init; }

    /// <summary>Share of the tuck that reaches the thorax: 0 leaves the back on the floor.</summary>
    /// <value>0.05</value>
    public double ThoraxShare { get; init; } = 0.05;

    /// <summary>How far the whole pelvis rises besides its turn, m.</summary>
    /// <value>0</value>
    public double RaiseM { get; init; }

    /// <summary>Breaths per second.</summary>
    /// <value>0.25</value>
    public double BreathingHz { get; init; } = 0.25;

    /// <summary>Amplitude of the thorax' turn by breathing, rad.</summary>
    /// <value>0.8 deg</value>
    public double BreathRad { get; init; } = 0.8 * Angle.RadPerDeg;

    /// <summary>Amplitude of the pelvis' turn by breathing, rad.</summary>
    /// <value>0.1 deg</value>
    public double PelvisBreathRad { get; init; } = 0.1 * Angle.RadPerDeg;

    internal void Check()
    {
        Require.Within(RestS, 1, 60, "LiftPattern.RestS");
        Require.Within(LiftS, 0.3, 20, "LiftPattern.LiftS");
        Require.Within(HoldS, 0, 60, "LiftPattern.HoldS");
        Require.Within(LowerS, 0.3, 20, "LiftPattern.LowerS");
        Require.Within(TuckRad, 0.02, 1, "LiftPattern.TuckRad");
        Require.Within(SpreadRatio, 0, 0.3, "LiftPattern.SpreadRatio");
        Require.Within(RollRad, -0.3, 0.3, "LiftPattern.RollRad");
        Require.Within(ThoraxShare, -1, 1, "LiftPattern.ThoraxShare");
        Require.Within(RaiseM, 0, 0.4, "LiftPattern.RaiseM");
        Require.Within(BreathingHz, 0.05, 1, "LiftPattern.BreathingHz");
        Require.Within(BreathRad, 0, 0.1, "LiftPattern.BreathRad");
        Require.Within(PelvisBreathRad, 0, 0.1, "LiftPattern.PelvisBreathRad");
    }
}
