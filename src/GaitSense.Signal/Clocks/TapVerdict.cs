namespace GaitSense.Signal.Clocks;

/// <summary>Why a tap check gives no judgement.</summary>
public enum TapDoubt
{
    /// <summary>It gives one.</summary>
    None,

    /// <summary>Not every sensor was heard for a second at the same time.</summary>
    NotHeard,

    /// <summary>Fewer than two sensors felt a tap.</summary>
    NotFelt,

    /// <summary>The sensors do not agree on the taps.</summary>
    NoAgreement,
}

/// <summary>What a tap check came to.</summary>
/// <param name="OffsetsS">For each sensor how late its times are against the others', s, their median being 0; null where there is
/// no judgement.</param>
/// <param name="Confidences">For each sensor how sure that is, 0 to 1; 0 where there is no judgement.</param>
/// <param name="Taps">Taps that were counted in the clearest sensor.</param>
/// <param name="WhyNot">Why there is no judgement at all, for a person; null when there is one.</param>
public sealed record TapVerdict(IReadOnlyList<double?> OffsetsS, IReadOnlyList<double> Confidences, int Taps, string? WhyNot)
{
    /// <summary>Why there is no judgement at all; none when there is one.</summary>
    public TapDoubt Doubt { get; init; }

    /// <summary>Largest time between two sensors that a session should begin with, s.</summary>
    public const double Limit = 0.020;

    /// <summary>Time between the earliest and the latest sensor, s; null when fewer than two are judged.</summary>
    public double? SpreadS
    {
        get
        {
            double[] known = [.. OffsetsS.OfType<double>()];
            return known.Length < 2 ? null : known.Max() - known.Min();
        }
    }

    /// <summary>True when all sensors are judged and within <see cref="Limit"/>.</summary>
    public bool IsWithinLimit => OffsetsS.All(o => o is not null) && SpreadS <= Limit;
}
