namespace GaitSense.Gait.Agreement;

/// <summary>How two raters agree on one number of the step table.</summary>
/// <param name="Column">The column; its suffix is the unit.</param>
/// <param name="Pairs">The values, first and second rater, of matched steps.</param>
/// <param name="Limits">Bias and limits of agreement; null below two pairs.</param>
/// <param name="Icc">Intraclass correlations, standard error and minimal detectable change; null where they mean nothing: for a time
/// on a clock, for an angle that goes round, below three pairs.</param>
public sealed record MetricAgreement(
    string Column,
    IReadOnlyList<(double A, double B)> Pairs,
    LimitsOfAgreement? Limits,
    IntraclassCorrelation? Icc)
{
    private const string InitialContact = "initial_contact_s";
    private const string FinalContact = "final_contact_s";

    /// <summary>Compares the pairs of a column.</summary>
    public static MetricAgreement Of(string column, IReadOnlyList<(double A, double B)> pairs)
    {
        if (IsPhase(column))
        {
            return new MetricAgreement(column, pairs, LimitsOfAgreement.Of([.. pairs.Select(p => WrapDeg(p.B - p.A))], []), null);
        }

        bool isClock = column is InitialContact or FinalContact;
        LimitsOfAgreement? limits = isClock ? LimitsOfAgreement.Of([.. pairs.Select(p => p.B - p.A)], []) : LimitsOfAgreement.Of(pairs);
        return new MetricAgreement(column, pairs, limits, isClock ? null : IntraclassCorrelation.Of([.. pairs.Select(p => new[] { p.A, p.B })]));
    }

    /// <summary>True for an angle that goes round, where 179 and -179 degrees are neighbours.</summary>
    public static bool IsPhase(string column) => column.EndsWith("_phase_deg", StringComparison.Ordinal);

    private static double WrapDeg(double deg) => deg - (360 * Math.Round(deg / 360));
}
