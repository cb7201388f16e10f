namespace GaitSense.Gait.Agreement;

/// <summary>How often two raters say the same word, and how much of that is more than chance.</summary>
/// <param name="N">Pairs where both have a word.</param>
/// <param name="Share">Share of them with the same word, 0 to 1.</param>
/// <param name="Kappa">Cohen's kappa (Cohen 1960, Educ Psychol Meas 20:37); null when chance alone already gives full agreement.</param>
public sealed record WordAgreement(int N, double Share, double? Kappa)
{
    /// <summary>Finds it.</summary>
    /// <returns>Null without pairs.</returns>
    public static WordAgreement? Of(IReadOnlyList<(string A, string B)> pairs)
    {
        if (pairs.Count == 0)
        {
            return null;
        }

        double n = pairs.Count;
        double share = pairs.Count(p => p.A == p.B) / n;
        double chance = pairs.Select(p => p.A).Distinct().Sum(w => pairs.Count(p => p.A == w) / n * (pairs.Count(p => p.B == w) / n));
        return new WordAgreement(pairs.Count, share, chance < 1 - 1e-12 ? (share - chance) / (1 - chance) : null);
    }
}
