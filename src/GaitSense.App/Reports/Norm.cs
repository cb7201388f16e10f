namespace GaitSense.App.Reports;

/// <summary>What is known of a measure from a study, and what that is worth beside a session of practice.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Finding">What was found, in whom, under which condition.</param>
/// <param name="Here">How it is used in a report.</param>
/// <param name="Source">Where it was read.</param>
internal sealed record Norm(string Measure, string Finding, string Here, string Source)
{
    /// <summary>All that a source stands behind, for an exercise. NORMS.md says how each was chosen, and what was left out.</summary>
    public static IReadOnlyList<Norm> For(string exercise) => exercise == "reverse-walking" ? ReverseWalking : [];

    private static IReadOnlyList<Norm> ReverseWalking { get; } =
    [
        new(
            "Speed",
            "62 older adults at their own pace over level ground: everybody who had fallen walked backward slower than 0.6 m/s.",
            "Not applied: practice asks for slow steps, so that a low speed here says nothing of balance. A test at the person's own pace would.",
            "Fritz et al. 2013, Gait Posture 37:593 (PubMed 23122938), abstract"),
        new(
            "Stride length, double support, cadence",
            "40 older and 30 young adults: backward walking has shorter strides, more double support and the same cadence as forward walking; older people shorten their strides more.",
            "Direction only: no value is compared with it.",
            "Laufer 2005, J Gerontol A 60:627, abstract"),
    ];
}
