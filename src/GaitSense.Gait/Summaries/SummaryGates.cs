namespace GaitSense.Gait.Summaries;

/// <summary>How many values a statistic needs before it is told. Below its gate it is null.</summary>
/// <remarks>A mean and a median are told from one value on, because the count stands beside them. Ten strides, five on
/// each side, are the usual least for a mean that represents a walker; spread needs more values than a mean. Six valid
/// strides on a side are the least for a summary without a note.</remarks>
public static class SummaryGates
{
    /// <summary>Values for a mean or a median.</summary>
    public const int Mean = 1;

    /// <summary>Values for a standard deviation.</summary>
    public const int Sd = 10;

    /// <summary>Values of one side for its mean.</summary>
    public const int Side = 3;

    /// <summary>Values of each side for an asymmetry.</summary>
    public const int AsymmetryPerSide = 5;

    /// <summary>Strides for a coefficient of variation.</summary>
    public const int Variability = 20;

    /// <summary>Strides for the Phase Coordination Index.</summary>
    public const int PhaseCoordination = 23;

    /// <summary>Strides for harmonic ratios.</summary>
    public const int HarmonicRatio = 5;

    /// <summary>Strides for step and stride regularity, in whole windows of four.</summary>
    public const int Regularity = 8;

    /// <summary>Windows with a clear rhythm for a breathing rate.</summary>
    public const int BreathingWindows = 3;

    /// <summary>Beginnings of exhales for their coupling to the steps.</summary>
    public const int Exhales = 10;

    /// <summary>Step intervals for a cadence.</summary>
    public const int Cadence = 3;

    /// <summary>Valid steps of each side below which a note says that the means are not settled.</summary>
    public const int SettledPerSide = 6;

    /// <summary>Valid repetitions below which a session's means are not held against those of other days: three, the least of which one
    /// odd one is a minority. Our choice.</summary>
    public const int SettledRepetitions = 3;

    /// <summary>Standing on both feet for longer than this is a pause, s.</summary>
    public const double PauseS = 1.0;

    /// <summary>Length of the mean direction below which phases cancel and have no mean, 0 to 1.</summary>
    public const double CircularLength = 0.1;
}
