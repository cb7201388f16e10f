using GaitSense.Gait.Agreement;

namespace GaitSense.Gait.Tests.Agreement;

/// <summary>Expected values from R 4.2 and NumPy 1.24 / SciPy 1.10; the commands stand beside them.</summary>
public sealed class AgreementFiguresTests
{
    private static readonly double[] A = [0.52, 0.48, 0.61, 0.55, 0.43, 0.58, 0.50, 0.66];
    private static readonly double[] B = [0.54, 0.47, 0.64, 0.57, 0.46, 0.57, 0.53, 0.70];

    private static IReadOnlyList<(double A, double B)> Pairs => [.. A.Zip(B)];

    // d=b-a; s=d.std(ddof=1); t=scipy.stats.t.ppf(.975,7); z=scipy.stats.norm.ppf(.975)
    // d.mean(), s, d.mean()-+t*s/8**.5, d.mean()-+z*s, t*s*(1/8+z*z/2/7)**.5
    [Fact]
    public void Limits_as_numpy_computes_them()
    {
        LimitsOfAgreement limits = LimitsOfAgreement.Of(Pairs)!;

        Assert.Equal(8, limits.N);
        Assert.Equal(0.01874999999999999, limits.Bias, 12);
        Assert.Equal(0.01885091888628092, limits.Sd, 12);
        Assert.Equal(0.002990237423006633, limits.BiasInterval.Low, 7);
        Assert.Equal(0.03450976257699334, limits.BiasInterval.High, 7);
        Assert.Equal(-0.018197122092596524, limits.Lower, 10);
        Assert.Equal(0.0556971220925965, limits.Upper, 10);
        Assert.Equal(0.0556971220925965 + 0.028170412833394828, limits.UpperInterval.High, 7);
        Assert.Equal(-0.018197122092596524 - 0.028170412833394828, limits.LowerInterval.Low, 7);
    }

    // r=scipy.stats.linregress((a+b)/2,d); h=scipy.stats.t.ppf(.975,6)*r.stderr
    [Fact]
    public void Slope_as_scipy_computes_it()
    {
        LimitsOfAgreement limits = LimitsOfAgreement.Of(Pairs)!;

        Assert.Equal(0.08323925641604552, limits.Slope!.Value, 10);
        Assert.Equal(-0.1466910646332417, limits.SlopeInterval!.Value.Low, 7);
        Assert.Equal(0.3131695774653327, limits.SlopeInterval!.Value.High, 7);
    }

    // psych::ICC(cbind(a,b), lmer=FALSE)
    [Fact]
    public void Correlations_of_two_raters_as_psych_computes_them()
    {
        IntraclassCorrelation icc = IntraclassCorrelation.Of([.. A.Zip(B, (x, y) => new[] { x, y })])!;

        Near(0.9463485177, 0.5386496326, 0.9903928784, icc.Agreement);
        Near(0.9704879134, 0.8607957644, 0.9940210039, icc.Consistency);
        Assert.Equal(0.0133296125760868, icc.Sem, 10);
        Assert.Equal(0.03694712209259651, icc.Mdc95, 10);
    }

    // The example of Shrout and Fleiss (1979): 0.29 and 0.71; psych::ICC(sf, lmer=FALSE) gives more digits and the intervals.
    [Fact]
    public void Correlations_of_the_published_example()
    {
        IntraclassCorrelation icc = IntraclassCorrelation.Of([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])!;

        Near(0.2897637795, 0.01878651337, 0.7610843696, icc.Agreement);
        Near(0.7148407148, 0.34246476503, 0.9458582600, icc.Consistency);
    }

    [Fact]
    public void Two_raters_that_say_the_same_agree_fully()
    {
        IntraclassCorrelation icc = IntraclassCorrelation.Of([.. A.Select(x => new[] { x, x })])!;

        Assert.Equal(1, icc.Agreement.Value, 9);
        Assert.Equal(1, icc.Consistency.Value, 9);
        Assert.Equal(0, icc.Mdc95, 9);
    }

    [Fact]
    public void A_constant_offset_costs_agreement_but_not_consistency()
    {
        IntraclassCorrelation icc = IntraclassCorrelation.Of([.. A.Select(x => new[] { x, x + 0.1 })])!;

        Assert.True(icc.Agreement.Value < 0.7, $"{icc.Agreement.Value}");
        Assert.Equal(1, icc.Consistency.Value, 6);
    }

    [Fact]
    public void Subjects_that_are_all_alike_have_no_correlation() => Assert.Null(IntraclassCorrelation.Of([[1, 1], [1, 1], [1, 1]]));

    [Fact]
    public void One_pair_has_no_limits() => Assert.Null(LimitsOfAgreement.Of([(1, 2)]));

    // statsmodels.stats.inter_rater.cohens_kappa([[20,5],[10,15]]).kappa
    [Fact]
    public void Kappa_as_statsmodels_computes_it()
    {
        (string, string)[] pairs =
        [
            .. Enumerable.Repeat(("heel", "heel"), 20), .. Enumerable.Repeat(("heel", "toe"), 5),
            .. Enumerable.Repeat(("toe", "heel"), 10), .. Enumerable.Repeat(("toe", "toe"), 15),
        ];

        WordAgreement words = WordAgreement.Of(pairs)!;

        Assert.Equal(0.7, words.Share, 12);
        Assert.Equal(0.4, words.Kappa!.Value, 12);
    }

    // scipy.stats.t.ppf(.975,2)*2**.5*np.std([.8,.9,.85],ddof=1)
    [Fact]
    public void Detectable_change_of_three_sessions()
    {
        DetectableChange change = DetectableChange.Of([0.8, 0.9, 0.85, 1.4])!;

        Assert.Equal(0.85, change.Baseline, 12);
        Assert.Equal(0.30424349224110725, change.Mdc95, 9);
        Assert.Null(DetectableChange.Of([0.8, 0.9]));
    }

    [Fact]
    public void Phases_on_both_sides_of_the_turn_are_neighbours()
    {
        MetricAgreement phase = MetricAgreement.Of("arm_leg_phase_deg", [(179, -179), (178, -180), (-177, 179)]);

        Assert.Equal([2.0, 2.0, -4.0], phase.Pairs.Select(p => p.B - p.A - (360 * Math.Round((p.B - p.A) / 360))));
        Assert.Equal(0, phase.Limits!.Bias, 9);
        Assert.Null(phase.Icc);
    }

    private static void Near(double value, double low, double high, IccValue actual)
    {
        Assert.Equal(value, actual.Value, 9);
        Assert.Equal(low, actual.Interval.Low, 6);
        Assert.Equal(high, actual.Interval.High, 6);
    }
}
