using System.Globalization;
using GaitSense.Export.Text;
using GaitSense.Gait.Engine;

namespace GaitSense.App.Cli.Reanalyze;

/// <summary>What became of the sessions: a table or JSON, and the list beside the results.</summary>
internal static class ReanalyzeReport
{
    private const string None = "-";
    private static readonly string[] Heading = ["session", "stored engine", "engine", "stored steps", "new steps", "in both", "outcome"];

    /// <summary>Tells of them.</summary>
    /// <returns>The exit code.</returns>
    public static int Tell(ReanalyzeOptions options, IReadOnlyList<ReanalyzeOutcome> outcomes, Terminal terminal)
    {
        string[][] rows = [Heading, .. outcomes.Select(RowOf)];
        WholeFile.Text(Path.Combine(options.Out, "reanalysis.csv"), w => Array.ForEach(rows, r => w.WriteLine(string.Join(',', r.Select(c => c.Replace(' ', '_'))))));
        if (options.AsJson)
        {
            terminal.Out.Write(Json(outcomes));
        }
        else
        {
            TextTable.Write(terminal.Out, rows);
        }

        foreach (ReanalyzeOutcome failed in outcomes.Where(o => o.Fault is not null))
        {
            terminal.Error.Write($"gaitsense reanalyze: {failed.Session.Header.Id} was not measured: {failed.Fault}\n");
        }

        return outcomes.Any(o => o.Fault is not null) ? ExitCodes.Impossible : ExitCodes.Done;
    }

    private static string[] RowOf(ReanalyzeOutcome o) =>
    [
        o.Session.Header.Id.Value,
        o.Session.Summary?.Version ?? o.Session.Header.Version,
        GaitEngine.Version,
        Text(o.Session.StepCount),
        Text(o.NewSteps),
        Text(o.Matched),
        OutcomeOf(o),
    ];

    private static string OutcomeOf(ReanalyzeOutcome o) => o.Fault is not null ? "failed" : o.IsSkipped ? "done before" : "done";

    private static string Json(IReadOnlyList<ReanalyzeOutcome> outcomes) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("engine", GaitEngine.Version);
        json.WriteStartArray("sessions");
        foreach (ReanalyzeOutcome o in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("session", o.Session.Header.Id.Value);
            json.WriteString("stored_engine", o.Session.Summary?.Version ?? o.Session.Header.Version);
            json.WriteString("outcome", OutcomeOf(o).Replace(' ', '_'));
            json.WriteNumber("stored_steps", o.Session.StepCount);
            if (o.NewSteps is { } steps)
            {
                json.WriteNumber("new_steps", steps);
                json.WriteNumber("in_both", o.Matched ?? 0);
            }

            if (o.Fault is { } fault)
            {
                json.WriteString("error", fault.ToString());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Text(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? None;
}
