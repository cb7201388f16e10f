using GaitSense.Core.Time;

namespace GaitSense.Core.Repetitions;

/// <summary>One repetition of the hip lift. Angles in rad, relative to lying at rest just before; an absent value is null, never a guess.</summary>
public sealed record Repetition
{
    /// <summary>Its number in the session, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When the lift began.</summary>
    public required SessionTime Start { get; init; }

    /// <summary>When the pelvis was back.</summary>
    public required SessionTime End { get; init; }

    /// <summary>How long the way up took, from 10 to 90 percent of the tuck that was held.</summary>
    public required TimeSpan LiftTime { get; init; }

    /// <summary>How long it was held above 90 percent; zero when it was not.</summary>
    public required TimeSpan HoldTime { get; init; }

    /// <summary>How long the way down took, from 90 to 10 percent.</summary>
    public required TimeSpan LowerTime { get; init; }

    /// <summary>Backward turn of the pelvis, mean of the hold, or the most without one.</summary>
    public required double TuckRad { get; init; }

    /// <summary>The most it was turned backward.</summary>
    public required double MaxTuckRad { get; init; }

    /// <summary>Standard deviation of the tuck in the hold; null without a hold.</summary>
    public double? UnsteadinessRad { get; init; }

    /// <summary>Roll of the pelvis in the hold against rest, left side higher positive: 0 is even. As good as the sensor's left
    /// points left: a twist of 5 degrees on the belt pretends 1.3 degrees at a tuck of 15.</summary>
    public double? RollRad { get; init; }

    /// <summary>How far the sensor rose from rest to hold, m; null when the way up was too long or its ends too unquiet to be
    /// integrated.</summary>
    public double? LiftHeightM { get; init; }

    /// <summary>The most that the lumbar spine extended, pelvis against thorax; null without a sensor on the thorax.</summary>
    public double? LumbarExtensionRad { get; init; }

    /// <summary>Turn of the thorax in the hold, the same way as the tuck: the lower back has left the floor when it is large.
    /// Null without a sensor on the thorax.</summary>
    public double? ThoraxTuckRad { get; init; }

    /// <summary>Breaths counted in the hold; null when the hold was too short or the rhythm unclear.</summary>
    public double? Breaths { get; init; }

    /// <summary>Fit for judgement and for averages.</summary>
    public bool Valid { get; init; } = true;

    /// <summary>0 to 1: what was seen of it, and how the axes are known.</summary>
    public double Confidence { get; init; } = 1;
}
