using GaitSense.App.Wording;

namespace GaitSense.App.Reports;

/// <summary>What is known of a measure from a study, and what that is worth beside a session of practice.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Finding">What was found, in whom, under which condition.</param>
/// <param name="Here">How it is used in a report.</param>
/// <param name="Source">Where it was read.</param>
internal sealed record Norm(string Measure, string Finding, string Here, string Source)
{
    /// <summary>All that a source stands behind, for an exercise. NORMS.md says how each was chosen, and what was left out.</summary>
    public static IReadOnlyList<Norm> For(string exercise) => exercise == "reverse-walking" ? ReverseWalking() : [];

    private static IReadOnlyList<Norm> ReverseWalking() =>
    [
        new(
            Phrases.Say("metric.speed_mps"),
            Phrases.Say("report.norm.fritz.finding"),
            Phrases.Say("report.norm.fritz.here"),
            "Fritz et al. 2013, Gait Posture 37:593 (PubMed 23122938), abstract"),
        new(
            Phrases.Say("report.norm.laufer.measure"),
            Phrases.Say("report.norm.laufer.finding"),
            Phrases.Say("report.norm.laufer.here"),
            "Laufer 2005, J Gerontol A 60:627, abstract"),
    ];
}
