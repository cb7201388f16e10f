using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Recording;
using GaitSense.Export.MotionBids;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.Revalidation;

/// <summary>One recording with what the shipped engine measured and what its reference says.</summary>
internal sealed record Case(string Name, AnalysisResult Result, IReadOnlyList<TruthRow> Truth, JsonElement Reference)
{
    public Comparison Compare() => Comparison.Of(
        Result.Steps,
        Truth,
        [.. Reference.GetProperty("windows").EnumerateArray().Select(w => (w[0].GetDouble(), w[1].GetDouble()))],
        (Number("match_tolerance_s") ?? 0.25) + (TrustsContacts ? 0 : 0.1),
        Reference.TryGetProperty("complete", out JsonElement complete) && complete.GetBoolean());

    /// <summary>True when the reference's contact times share the sensors' clock.</summary>
    public bool TrustsContacts => Reference.TryGetProperty("ic_trust", out JsonElement trust) && trust.GetString() == "good";

    public double? Number(string key) =>
        Reference.TryGetProperty(key, out JsonElement e) && e.ValueKind == JsonValueKind.Number ? e.GetDouble() : null;
}

/// <summary>Runs the shipped engine over a folder of recordings with references.</summary>
internal static class Recordings
{
    public static async Task<IReadOnlyList<Case>> RunAsync(string folder)
    {
        List<Case> cases = [];
        foreach (RecordingOutcome outcome in MotionBidsReader.Read(folder))
        {
            if (outcome.Recording is { } recording)
            {
                await using RecordingSource source = new(recording);
                AnalysisResult result = await OfflineAnalysis.RunAsync(
                    outcome.Name, source, ExerciseCatalog.BuiltIn.Find("reverse-walking")!, GaitOptions.Default);
                string truth = Path.Combine(folder, "truth", outcome.Name);
                cases.Add(new Case(
                    outcome.Name["sub-".Length..],
                    result,
                    TruthRow.Read(truth + ".csv"),
                    JsonDocument.Parse(await File.ReadAllTextAsync(truth + "_summary.json")).RootElement));
            }
        }

        return [.. cases.OrderBy(c => c.Name, StringComparer.Ordinal)];
    }
}
