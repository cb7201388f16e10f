using System.Globalization;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Cli.Analyze;

/// <summary>What became of the recordings, for a person.</summary>
internal static class ReportTable
{
    private static readonly string[] Heading = ["recording", "steps", "valid", "directions", "first contact", "steps/min"];

    /// <summary>Writes a heading and a row for each recording.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<RecordingReport> reports) =>
        TextTable.Write(writer, [Heading, .. reports.Select(RowOf)]);

    private static string[] RowOf(RecordingReport report) => report.Summary is { } summary
        ?
        [
            report.Name,
            Text(summary.Steps.Total),
            Text(summary.Steps.Valid),
            Counts(summary.Steps.ByDirection),
            Counts(summary.Steps.ByPattern),
            summary.CadenceSpm?.ToString("0.0", CultureInfo.InvariantCulture) ?? "-",
        ]
        : [report.Name, report.IsDoneBefore ? "done before" : "failed", "-", "-", "-", "-"];

    private static string Counts(IReadOnlyDictionary<string, int> counts)
    {
        string[] words = [.. counts.Where(c => c.Value > 0).OrderByDescending(c => c.Value).Select(c => $"{Text(c.Value)} {c.Key}")];
        return words.Length > 0 ? string.Join(", ", words) : "-";
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
