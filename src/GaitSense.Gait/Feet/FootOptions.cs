using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Feet;

/// <summary>What can be set about stance detection, stride navigation and contacts of one foot. The defaults serve adults
/// from a shuffle to a brisk walk.</summary>
public sealed record FootOptions
{
    /// <summary>The defaults.</summary>
    public static FootOptions Default { get; } = new();

    /// <summary>Length of the window of the stance statistic, s. Longer is steadier and misses short stances.</summary>
    /// <value>0.12</value>
    public double StanceWindowS { get; init; } = 0.12;

    /// <summary>Scatter of the specific force that a still foot may show, m/s2. Larger finds more stances.</summary>
    /// <value>0.5</value>
    public double StanceScatterMps2 { get; init; } = 0.5;

    /// <summary>Angular rate that a still foot may show, rad/s. Larger finds more stances.</summary>
    /// <value>20 deg/s</value>
    public double StanceRateRadPerS { get; init; } = 20 * Angle.RadPerDeg;

    /// <summary>Mean acceleration that a still foot may show, m/s2: what is left of the force after gravity.</summary>
    /// <value>0.4</value>
    public double StanceAccelerationMps2 { get; init; } = 0.4;

    /// <summary>The stance threshold rises to this share of the liveliest recent movement.</summary>
    /// <value>0.004</value>
    public double ThresholdShare { get; init; } = 0.004;

    /// <summary>Smallest stance threshold, for feet that hardly move: it lets a slow slide count as movement.</summary>
    /// <value>0.25</value>
    public double ThresholdMin { get; init; } = 0.25;

    /// <summary>Largest stance threshold.</summary>
    /// <value>12</value>
    public double ThresholdMax { get; init; } = 12;

    /// <summary>A dip of the statistic that never got below the threshold is a stance when it lies this factor below the
    /// peaks on both sides.</summary>
    /// <value>12</value>
    public double ValleyProminence { get; init; } = 12;

    /// <summary>The statistic of such a dip must be below this.</summary>
    /// <value>30</value>
    public double ValleyMax { get; init; } = 30;

    /// <summary>A stance whose stillest instant has a statistic above this was not still: the foot may have slid.</summary>
    /// <value>3</value>
    public double SlidingAbove { get; init; } = 3;

    /// <summary>Quality of a stride's navigation below which nothing of it is judged, 0 to 1.</summary>
    /// <value>0.15</value>
    public double LeastQuality { get; init; } = 0.15;

    /// <summary>Shortest stance, s.</summary>
    /// <value>0.08</value>
    public double MinStanceS { get; init; } = 0.08;

    /// <summary>Unrest shorter than this does not end a stance, s.</summary>
    /// <value>0.12</value>
    public double MinSwingS { get; init; } = 0.12;

    /// <summary>How long after the start of a stance its stillest instant is looked for, s. Longer waits longer with the step.</summary>
    /// <value>0.18</value>
    public double LandingSearchS { get; init; } = 0.18;

    /// <summary>How long before the end of a stance its stillest instant is looked for, s.</summary>
    /// <value>0.25</value>
    public double LiftSearchS { get; init; } = 0.25;

    /// <summary>Longest movement between two stances, s; beyond it navigation starts anew.</summary>
    /// <value>6</value>
    public double MaxSwingS { get; init; } = 6;

    /// <summary>Smallest displacement that counts as a step, m.</summary>
    /// <value>0.03</value>
    public double MinStrideM { get; init; } = 0.03;

    /// <summary>Height of the sensor above the floor contact about which the standing foot rolls, m. It turns the slow
    /// rotation of a standing foot into the velocity of its sensor.</summary>
    /// <value>0.11</value>
    public double RollLeverM { get; init; } = 0.11;

    /// <summary>Time between two samples from which on nothing is integrated across, s.</summary>
    /// <value>0.05</value>
    public double MaxGapS { get; init; } = 0.05;

    /// <summary>Time between two samples from which on navigation starts anew, s.</summary>
    /// <value>0.25</value>
    public double ResetGapS { get; init; } = 0.25;

    /// <summary>Half width of the direction cones around forward and backward, rad.</summary>
    /// <value>60 deg</value>
    public double DirectionConeRad { get; init; } = 60 * Angle.RadPerDeg;

    /// <summary>Change of the foot's heading in one stride from which on it is a turn, rad.</summary>
    /// <value>20 deg</value>
    public double TurnRad { get; init; } = 20 * Angle.RadPerDeg;

    /// <summary>Foot strike angle beyond which the heel touched first, rad.</summary>
    /// <value>5 deg</value>
    public double HeelAngleRad { get; init; } = 5 * Angle.RadPerDeg;

    /// <summary>Foot strike angle below which the toes touched first, rad.</summary>
    /// <value>-5 deg</value>
    public double ToeAngleRad { get; init; } = -5 * Angle.RadPerDeg;
}
