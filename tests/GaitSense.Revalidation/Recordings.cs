using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Recording;
using GaitSense.Export.MotionBids;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.Revalidation;

/// <summary>One recording with what the shipped engine measured and what its reference says.</summary>
internal sealed record Case(
    string Name, Variant Variant, double DurationS, AnalysisResult Result, IReadOnlyList<TruthRow> Truth, JsonElement Reference)
{
    /// <summary>Where the reference holds, s.</summary>
    public IReadOnlyList<(double From, double To)> Windows => Variant.Windows(
        [.. Reference.GetProperty("windows").EnumerateArray().Select(w => (w[0].GetDouble(), w[1].GetDouble()))], DurationS);

    public Comparison Compare() => Comparison.Of(
        Result.Steps,
        Truth,
        Windows,
        (Number("match_tolerance_s") ?? 0.25) + (TrustsContacts ? 0 : 0.1),
        Reference.TryGetProperty("complete", out JsonElement complete) && complete.GetBoolean());

    /// <summary>True when the reference's contact times share the sensors' clock.</summary>
    public bool TrustsContacts => Reference.TryGetProperty("ic_trust", out JsonElement trust) && trust.GetString() == "good" && !Variant.IsReversed;

    public double? Number(string key) =>
        Reference.TryGetProperty(key, out JsonElement e) && e.ValueKind == JsonValueKind.Number ? e.GetDouble() : null;
}

/// <summary>Which recordings the rules may be tuned on, and which only report. A person is never in both parts.</summary>
internal static class Parts
{
    /// <summary>True for a recording that is only looked at to report.</summary>
    public static bool IsReported(string name) =>
        name.StartsWith("gaitmap", StringComparison.Ordinal)
        || name.StartsWith("mr10", StringComparison.Ordinal)
        || name.StartsWith("qmt", StringComparison.Ordinal)
        || name is "pyshoe02" or "pyshoe04" or "pyshoe06" or "pyshoe08" or "pyshoe10";
}

/// <summary>Runs the shipped engine over a folder of recordings with references.</summary>
internal static class Recordings
{
    public static async Task<IReadOnlyList<Case>> RunAsync(string folder, Variant? variant = null)
    {
        variant ??= Variant.All[0];
        List<Case> cases = [];
        foreach (RecordingOutcome outcome in MotionBidsReader.Read(folder))
        {
            string name = outcome.Name["sub-".Length..];
            if (outcome.Recording is { } original && !(variant.IsReversed && name.EndsWith("reversed", StringComparison.Ordinal)))
            {
                cases.Add(await RunAsync(folder, name, original, variant));
            }
        }

        return [.. cases.OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    private static async Task<Case> RunAsync(string folder, string name, ImuRecording original, Variant variant)
    {
        await using RecordingSource source = new(variant.Of(original));
        AnalysisResult result = await OfflineAnalysis.RunAsync(
            name, source, ExerciseCatalog.BuiltIn.Find("reverse-walking")!, GaitOptions.Default);
        string truth = Path.Combine(folder, "truth", "sub-" + name);
        double end = original.Tracks.Max(t => t.TimesS[^1]);
        return new Case(
            name,
            variant,
            end,
            result,
            variant.Truth(TruthRow.Read(truth + ".csv"), end),
            JsonDocument.Parse(await File.ReadAllTextAsync(truth + "_summary.json")).RootElement);
    }
}
