using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Export.MotionBids;

namespace GaitSense.Revalidation;

/// <summary>Prints how long after the contact each word on it comes, in stream time: the time of the newest sample.</summary>
internal static class LatencyReport
{
    private const double NearS = 0.2;

    public static void Real(TextWriter w, string folder, bool isReversed)
    {
        Variant played = Variant.All.First(v => v.IsReversed == isReversed);
        Head(w);
        foreach (RecordingOutcome outcome in MotionBidsReader.Read(folder))
        {
            if (outcome.Recording is { } recording)
            {
                string name = outcome.Name["sub-".Length..];
                Row(w, (Parts.IsReported(name) ? "report " : "tune ") + name, played.Of(recording));
            }
        }
    }

    public static void Simulated(TextWriter w, long seed, double seconds)
    {
        Head(w);
        foreach (SimulationScenario scenario in ScenarioCatalog.All)
        {
            Row(w, scenario.Name, SimulatedRecording.Create(scenario, seed, seconds, null).Recording);
        }
    }

    private static void Head(TextWriter w)
    {
        w.WriteLine("| recording | landings | told at once | of these within 50 ms | delay, ms: 5 %, median, 95 % | time off, ms: 5 %, median, 95 % | false | pattern within 120 ms | pattern as in the step | delay of pattern, ms: 5 %, median, 95 % | delay of step after contact, s: 5 %, median, 95 % | left and right |");
        w.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    private static void Row(TextWriter w, string name, ImuRecording recording)
    {
        DirectRun run = DirectRun.Of(recording);
        var first = run.Contacts.Where(c => c.Contact.Revision == 1).ToList();
        var pattern = run.Contacts.Where(c => c.Contact.Revision == 2).ToList();
        List<double> delay = [];
        List<double> off = [];
        List<double> patternDelay = [];
        int same = 0;
        foreach ((double _, Step step) in run.Steps)
        {
            double t = step.InitialContact.Seconds;
            if (Near(first, step) is { } f)
            {
                delay.Add(f.NowS - t);
                off.Add(f.Contact.Time.Seconds - t);
            }

            if (Near(pattern, step) is { } p)
            {
                patternDelay.Add(p.NowS - t);
                same += p.Contact.Pattern == step.ContactPattern ? 1 : 0;
            }
        }

        int right = first.Count(f => run.Steps.Any(s => IsNear(f.Contact, s.Step)));
        double[] stepDelay = [.. run.Steps.Select(s => s.NowS - s.Step.InitialContact.Seconds)];
        w.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {run.Steps.Count} | {delay.Count} | {delay.Count(d => d <= 0.05)} | {Spread(delay, 1000, "F0")} | {Spread(off, 1000, "F0")} | {first.Count - right} | {patternDelay.Count(d => d <= 0.12)} | {same}/{patternDelay.Count} | {Spread(patternDelay, 1000, "F0")} | {Spread(stepDelay, 1, "F2")} | {run.Sides} |"));
    }

    private static bool IsNear(in ProvisionalContact contact, Step step) =>
        contact.Side == step.Side && Math.Abs(contact.Time.Seconds - step.InitialContact.Seconds) <= NearS;

    private static (double NowS, ProvisionalContact Contact)? Near(List<(double NowS, ProvisionalContact Contact)> contacts, Step step)
    {
        var near = contacts.Where(c => IsNear(c.Contact, step)).ToList();
        return near.Count == 0 ? null : near[^1];
    }

    private static string Spread(IEnumerable<double> values, double scale, string format)
    {
        double[] sorted = [.. values.Order()];
        string F(double v) => (v * scale).ToString(format, CultureInfo.InvariantCulture);
        return sorted.Length == 0 ? "" : $"{F(sorted[sorted.Length / 20])}, {F(sorted[sorted.Length / 2])}, {F(sorted[(int)(0.95 * (sorted.Length - 1))])}";
    }
}
