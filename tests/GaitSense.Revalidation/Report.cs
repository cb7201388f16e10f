using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Engine;

namespace GaitSense.Revalidation;

/// <summary>Prints the tables.</summary>
internal static class Report
{
    public static void Real(TextWriter w, IReadOnlyList<Case> cases)
    {
        w.WriteLine($"Engine {GaitEngine.Version}. Differences are measured minus reference: bias [95 % limits of agreement], mean absolute (n).");
        w.WriteLine();
        w.WriteLine("| recording | landings | missed | extra | valid | direction | pattern | stride length, cm | initial contact, ms | strike angle, deg | final contact, ms | step length, cm |");
        w.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (IGrouping<bool, Case> part in cases.Where(c => c.Truth.Count > 0).GroupBy(c => Parts.IsReported(c.Name)).OrderByDescending(g => g.Key))
        {
            Comparison all = new();
            foreach (Case c in part)
            {
                Comparison m = c.Compare();
                all.Add(m);
                Row(w, c.Name, m, ContactText(c, m));
            }

            Row(w, part.Key ? "**reported on**" : "**tuned on**", all, "");
        }

        w.WriteLine();
        w.WriteLine("| recording | part | steps L, R | expected per side | directions | patterns | mean stride, m (reference) | mean strike angle, deg (reference) |");
        w.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (Case c in cases.OrderByDescending(c => Parts.IsReported(c.Name)))
        {
            w.WriteLine(Means(c));
        }
    }

    public static void Simulated(TextWriter w, IReadOnlyList<(string Name, AnalysisResult Result, Comparison Comparison)> rows)
    {
        w.WriteLine("| scenario | landings | missed | extra | valid | direction | pattern | stride length, cm | contact, ms | strike angle, deg | final contact, ms | step length, cm | toe-out, deg | tilt, deg | arm phase, deg |");
        w.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach ((string name, AnalysisResult _, Comparison m) in rows)
        {
            Errors contact = new();
            contact.Add(m.ContactLeft);
            contact.Add(m.ContactRight);
            w.Write(Cells(name, m, contact.Text(1000, 0)));
            w.WriteLine($" {m.Final.Text(1000, 0)} | {m.Step.Text(100, 1)} | {m.ToeOut.Text(1, 1)} | {m.Tilt.Text(1, 1)} | {m.ArmPhase.Text(1, 0)} |");
        }
    }

    private static void Row(TextWriter w, string name, Comparison m, string contact) => w.WriteLine($"{Cells(name, m, contact)} {m.Final.Text(1000, 0)} | {m.Step.Text(100, 1)} |");

    private static string Cells(string name, Comparison m, string contact) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {m.Truth} | {m.Missed} | {m.Extra} | {m.Valid} | {m.Direction.Right}/{m.Direction.All} | {m.Pattern.Right}/{m.Pattern.All} | {m.Stride.Text(100, 1)} | {contact} | {m.Strike.Text(1, 1)} |");

    private static string ContactText(Case c, Comparison m) => c.TrustsContacts
        ? $"L {m.ContactLeft.Text(1000, 0)}; R {m.ContactRight.Text(1000, 0)}"
        : $"median off: L {m.ContactLeft.Centred().Text(1000, 0)}; R {m.ContactRight.Centred().Text(1000, 0)}";

    private static string Means(Case c)
    {
        var steps = c.Result.Steps.Where(s => c.Windows.Any(x => s.InitialContact.Seconds >= x.From && s.InitialContact.Seconds <= x.To)).ToList();
        var lengths = steps.Where(s => s.Valid && s.StrideLengthM is not null).Select(s => s.StrideLengthM!.Value).ToList();
        int first = (int)(c.Number("fsa_first_n_per_side") ?? 0);
        var angles = new[] { Side.Left, Side.Right }
            .SelectMany(side => c.Result.Steps.Where(s => s.Side == side && s.FootStrikeAngleRad is not null).Take(first))
            .Select(s => s.FootStrikeAngleRad!.Value * 180 / Math.PI).ToList();
        string length = lengths.Count > 0 ? $"{lengths.Average():F3} ({c.Number("mean_stride_length_m"):F3})" : "";
        string angle = angles.Count > 0 ? $"{angles.Average():F1} ({c.Number("mean_fsa_deg"):F1})" : "";
        string directions = string.Join(", ", steps.GroupBy(s => s.Direction).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}"));
        string patterns = string.Join(", ", steps.GroupBy(s => s.ContactPattern).OrderByDescending(g => g.Count()).Select(g => $"{g.Key} {g.Count()}"));
        return $"| {c.Name} | {(Parts.IsReported(c.Name) ? "reported on" : "tuned on")} | {steps.Count(s => s.Side == Side.Left)}, {steps.Count(s => s.Side == Side.Right)} | {c.Number("expected_strides_per_side")} | {directions} | {patterns} | {length} | {angle} |";
    }
}
