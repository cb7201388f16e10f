using GaitSense.Core.Sensors;

namespace GaitSense.Gait.Agreement;

/// <summary>How two reports of the same walk are compared.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Largest time between two reports of one landing, s. Larger pairs more, and sooner the wrong ones.</summary>
    /// <value>0.25 s: far more than contacts differ between systems, far less than the time between two steps of one foot</value>
    public double ToleranceS { get; init; } = 0.25;

    /// <summary>Looks for the offset between the clocks within so many seconds; null takes the clocks as one.</summary>
    public double? OffsetRangeS { get; init; }

    /// <summary>What to take off the second rater's times when it is known, s.</summary>
    public double KnownOffsetS { get; init; }

    /// <summary>True to compare also steps that a rater marks as not valid.</summary>
    public bool TakesInvalid { get; init; }
}

/// <summary>What one side comes to.</summary>
/// <param name="Side">The foot.</param>
/// <param name="Matched">Landings that both report.</param>
/// <param name="OnlyA">Landings that only the first reports: missed by the second.</param>
/// <param name="OnlyB">Landings that only the second reports: extra.</param>
public sealed record SideCounts(Side Side, int Matched, int OnlyA, int OnlyB);

/// <summary>Two reports of one walk, landing by landing.</summary>
/// <param name="OffsetS">What was taken off the second rater's times, s.</param>
/// <param name="Offset">How that was found; null when it was given.</param>
/// <param name="Sides">Counts of events.</param>
/// <param name="Matches">Matched landings in time order.</param>
/// <param name="Metrics">Agreement by column, in the order of the first rater's columns.</param>
/// <param name="Words">Agreement on words by column.</param>
public sealed record StepComparison(
    double OffsetS,
    ClockOffset? Offset,
    IReadOnlyList<SideCounts> Sides,
    IReadOnlyList<(StepObservation A, StepObservation B)> Matches,
    IReadOnlyList<MetricAgreement> Metrics,
    IReadOnlyDictionary<string, WordAgreement> Words)
{
    /// <summary>Landings that both report.</summary>
    public int Matched => Sides.Sum(s => s.Matched);

    /// <summary>Landings that only the first reports.</summary>
    public int OnlyA => Sides.Sum(s => s.OnlyA);

    /// <summary>Landings that only the second reports.</summary>
    public int OnlyB => Sides.Sum(s => s.OnlyB);

    /// <summary>Compares the second report with the first.</summary>
    public static StepComparison Of(IReadOnlyList<StepObservation> a, IReadOnlyList<StepObservation> b, ComparisonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ClockOffset? offset = options.OffsetRangeS is { } range ? ClockOffset.Estimate(a, b, range) : null;
        double offsetS = offset?.OffsetS ?? options.KnownOffsetS;
        List<SideCounts> sides = [];
        List<(StepObservation A, StepObservation B)> matches = [];
        foreach (Side side in Enum.GetValues<Side>())
        {
            StepObservation[] ofA = [.. a.Where(s => s.Side == side).OrderBy(s => s.TimeS)];
            StepObservation[] ofB = [.. b.Where(s => s.Side == side).OrderBy(s => s.TimeS).Select(s => Shifted(s, offsetS))];
            IReadOnlyList<(int A, int B)> pairs = EventMatching.Match([.. ofA.Select(s => s.TimeS)], [.. ofB.Select(s => s.TimeS)], options.ToleranceS);
            sides.Add(new SideCounts(side, pairs.Count, ofA.Length - pairs.Count, ofB.Length - pairs.Count));
            matches.AddRange(pairs.Select(p => (ofA[p.A], ofB[p.B])));
        }

        matches.Sort((x, y) => x.A.TimeS.CompareTo(y.A.TimeS));
        (StepObservation A, StepObservation B)[] judged = [.. matches.Where(m => options.TakesInvalid || (m.A.IsValid && m.B.IsValid))];
        return new StepComparison(offsetS, offset, sides, matches, [.. MetricsOf(judged)], WordsOf(judged));
    }

    private static StepObservation Shifted(StepObservation step, double offsetS)
    {
        const string Lift = "final_contact_s";
        return !step.Numbers.TryGetValue(Lift, out double lift)
            ? step with { TimeS = step.TimeS - offsetS }
            : step with { TimeS = step.TimeS - offsetS, Numbers = new Dictionary<string, double>(step.Numbers) { [Lift] = lift - offsetS } };
    }

    private static IEnumerable<MetricAgreement> MetricsOf((StepObservation A, StepObservation B)[] matches)
    {
        if (matches.Length == 0)
        {
            yield break;
        }

        yield return MetricAgreement.Of("initial_contact_s", [.. matches.Select(m => (m.A.TimeS, m.B.TimeS))]);
        foreach (string column in matches.SelectMany(m => m.A.Numbers.Keys).Distinct())
        {
            (double A, double B)[] pairs =
                [.. matches.Where(m => m.A.Numbers.ContainsKey(column) && m.B.Numbers.ContainsKey(column)).Select(m => (m.A.Numbers[column], m.B.Numbers[column]))];
            if (pairs.Length > 0)
            {
                yield return MetricAgreement.Of(column, pairs);
            }
        }
    }

    private static Dictionary<string, WordAgreement> WordsOf((StepObservation A, StepObservation B)[] matches)
    {
        Dictionary<string, WordAgreement> all = [];
        foreach (string column in matches.SelectMany(m => m.A.Words.Keys).Distinct())
        {
            if (WordAgreement.Of([.. matches.Where(m => m.A.Words.ContainsKey(column) && m.B.Words.ContainsKey(column)).Select(m => (m.A.Words[column], m.B.Words[column]))]) is { } agreement)
            {
                all[column] = agreement;
            }
        }

        return all;
    }
}
