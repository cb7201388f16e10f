using System.Text;
using GaitSense.Devices.Certification;

namespace GaitSense.App.Cli.Sensors;

/// <summary>The report of a certification for a person.</summary>
internal static class CertificationText
{
    /// <summary>A table, with its heading.</summary>
    public static IReadOnlyList<string[]> Rows(CertificationReport report) =>
        [["result", "check", "at", "profile", "measured"], .. report.Results.Select(r => new[] { Word(r), r.Check.Id, r.At, r.Check.Clause, r.Measured })];

    /// <summary>One line that says how it came out.</summary>
    public static string Verdict(CertificationReport report)
    {
        int failed = report.Failures.Count(r => r.Check.IsMandatory);
        int advised = report.Failures.Count() - failed;
        int passed = report.Results.Count(r => r.Outcome == CheckOutcome.Passed);
        return FormattableString.Invariant(
            $"{(report.IsPassed ? "PASSED" : "FAILED")}: {passed} checks passed, {failed} mandatory and {advised} recommended ones failed.");
    }

    /// <summary>A document to keep.</summary>
    public static string Markdown(CertificationReport report)
    {
        StringBuilder text = new();
        text.Append("# Sensor against the GaitSense profile\n\n")
            .Append("| | |\n|---|---|\n");
        string[][] head =
        [
            ["sensor", report.SensorId],
            ["name", report.Name],
            ["manufacturer", report.Manufacturer],
            ["model", report.Model],
            ["serial number", report.Serial],
            ["firmware", report.Firmware],
            ["profile", report.Profile],
            ["begun", report.Begun.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)],
            ["took", FormattableString.Invariant($"{report.Length.TotalSeconds:0} s")],
            ["GaitSense", ProgramVersion.Text],
        ];
        foreach (string[] row in head)
        {
            Row(text, row);
        }

        text.Append("\n**").Append(Verdict(report)).Append("**\n\n")
            .Append("The sensor lay still. Sections are those of `firmware-protocol/README.md`.\n\n")
            .Append("| result | check | at | section | asked | measured |\n|---|---|---|---|---|---|\n");
        foreach (CheckResult r in report.Results)
        {
            Row(text, [Word(r), $"`{r.Check.Id}`", r.At, r.Check.Clause, r.Check.What, r.Measured]);
        }

        return text.ToString();
    }

    /// <summary>How a check came out, in a word.</summary>
    public static string Word(CheckResult result) => result.Outcome switch
    {
        CheckOutcome.Passed => "pass",
        CheckOutcome.NotApplicable => "n/a",
        _ => result.Check.IsMandatory ? "FAIL" : "advice",
    };

    private static void Row(StringBuilder text, string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(c => c.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
