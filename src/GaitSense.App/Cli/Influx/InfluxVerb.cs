using System.CommandLine;
using GaitSense.App.Hosting;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Cli.Influx;

/// <summary><c>influx</c>: what waits for an InfluxDB, what it refused, putting points in again, and dashboards for Grafana.</summary>
internal static class InfluxVerb
{
    private const int DefaultQuota = 256;
    private const int MostQuota = 1_000_000;

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal) => new("influx", "Points on their way to an InfluxDB. The service sends them: see serve --influx-url.")
    {
        Status(terminal),
        DeadLetters(terminal),
        Replay(terminal),
        Grafana(terminal),
    };

    private static Command Status(Terminal terminal)
    {
        (Option<string> store, Option<bool> json) = (Store(), Json());
        Command status = new("status", "How many points wait, were sent, refused or dropped. Only reads, so the service may keep running.") { store, json };
        status.SetAction(parsed => StatusReport.Write(parsed.GetRequiredValue(store), parsed.GetValue(json), terminal.Out));
        return status;
    }

    private static Command DeadLetters(Terminal terminal)
    {
        (Option<string> store, Option<bool> json) = (Store(), Json());
        Command letters = new("dead-letters", "The points that the server refused for good, with its reason.") { store, json };
        letters.SetAction(parsed => DeadLetterReport.Write(parsed.GetRequiredValue(store), parsed.GetValue(json), terminal.Out));
        return letters;
    }

    private static Command Replay(Terminal terminal)
    {
        Option<string> store = Store();
        Option<bool> letters = new("--dead-letters") { Description = "Puts the refused points back and empties their file, instead of stored sessions" };
        Option<string?> person = new("--person") { HelpName = "pseudonym", Description = "Only sessions of this person" };
        Option<string?> exercise = new("--exercise") { HelpName = "id", Description = "Only sessions of this exercise" };
        Option<DateTimeOffset?> from = InstantOption.From("--from", "Only sessions that began then or later, UTC");
        Option<DateTimeOffset?> to = InstantOption.To("--to", "Only sessions that began before then; a day counts to its end");
        Option<int> quota = NumberOption.Whole("--quota-mb", "megabytes", 1, MostQuota, DefaultQuota, "Stops before more than that waits; as GaitSense:Influx:QuotaMegabytes of the service");
        Option<bool> json = Json();
        Command replay = new(
            "replay",
            "Puts the points of stored sessions into the outbox again, for the service to send: after the quota dropped some, or for sessions from before there was an InfluxDB. The same point again changes nothing there. The service must not be running.")
        {
            store, letters, person, exercise, from, to, quota, json,
        };
        replay.SetAction(parsed => new ReplayRun(
            parsed.GetRequiredValue(store),
            parsed.GetValue(letters),
            new SessionQuery(parsed.GetValue(person), parsed.GetValue(exercise), parsed.GetValue(from), parsed.GetValue(to)),
            (long)parsed.GetValue(quota) << 20,
            parsed.GetValue(json)).Run(terminal.Out));
        return replay;
    }

    private static Command Grafana(Terminal terminal)
    {
        Option<string> folder = new("--out") { HelpName = "dir", Required = true, Description = "Folder for the files; made when missing" };
        Command grafana = new("grafana", "Writes dashboards for Grafana with an InfluxQL data source: live practice, trends, sensor links, service health.") { folder };
        grafana.SetAction(parsed => GrafanaRun.Write(parsed.GetRequiredValue(folder), terminal.Out));
        return grafana;
    }

    private static Option<string> Store() =>
        new("--data") { HelpName = "dir", DefaultValueFactory = _ => ServeOptions.DefaultFolder, Description = "Folder of the store" };

    private static Option<bool> Json() => new("--json") { Description = "Writes JSON for programs" };
}
