namespace GaitSense.Core.Steps;

/// <summary>Why a step is not, or only partly, fit for judgement. Names in files are these in snake case.</summary>
[Flags]
public enum StepFlags
{
    /// <summary>Nothing to say.</summary>
    None = 0,

    /// <summary>The walker turned during the stride.</summary>
    Turn = 1,

    /// <summary>Samples are missing inside the swing.</summary>
    Gap = 2,

    /// <summary>The stride contains a pause.</summary>
    Pause = 4,

    /// <summary>The navigation residuals are too large.</summary>
    LowQuality = 8,

    /// <summary>A sensor was saturated.</summary>
    Clipped = 16,

    /// <summary>The first stride after standing or after a loss: its start is assumed, not seen.</summary>
    First = 32,

    /// <summary>The stance before or after was not still: the foot may have slid.</summary>
    Sliding = 64,

    /// <summary>Mounting is not settled yet; angles are provisional.</summary>
    Uncalibrated = 128,

    /// <summary>The sensor's x axis is not known to point forward; the direction may be opposite.</summary>
    DirectionAssumed = 256,

    /// <summary>Far from this walker's other strides, as when two strides were taken for one.</summary>
    Outlier = 512,

    /// <summary>The sensor has turned on the foot since the stride before; angles of the foot start anew.</summary>
    Slipped = 1024,
}
