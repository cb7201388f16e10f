using System.Globalization;
using GaitSense.Core.Sensors;

namespace GaitSense.Revalidation;

/// <summary>Prints how the figures hold up when the same walks are seen by other sensors and mountings.</summary>
internal static class VariantReport
{
    public static void Head(TextWriter w)
    {
        w.WriteLine("| part | variant | landings | missed | extra | valid | F1 | direction | pattern | stride length, cm | stride means, % | initial contact, ms | strike angle, deg | trial strike angle, deg | final contact, ms |");
        w.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    public static void Row(TextWriter w, string part, string variant, IReadOnlyList<Case> cases)
    {
        Comparison all = new();
        Errors contact = new();
        Errors final = new();
        Errors trialAngle = new();
        Errors trialLength = new();
        foreach (Case c in cases)
        {
            AddMeans(c, trialAngle, trialLength);
            if (c.Truth.Count == 0)
            {
                continue;
            }

            Comparison m = c.Compare();
            all.Add(m);
            if (c.TrustsContacts)
            {
                contact.Add(m.ContactLeft);
                contact.Add(m.ContactRight);
                final.Add(m.Final);
            }
            else if (c.Name.StartsWith("tripod", StringComparison.Ordinal) || c.Name == "gaitmap")
            {
                contact.Add(m.ContactLeft.Centred());
                contact.Add(m.ContactRight.Centred());
            }
        }

        w.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {part} | {variant} | {all.Truth} | {all.Missed} | {all.Extra} | {all.Valid} | {all.F1:F3} | {all.Direction.Right}/{all.Direction.All} | {all.Pattern.Right}/{all.Pattern.All} | {all.Stride.Text(100, 1)} | {trialLength.Text(100, 1)} | {contact.Text(1000, 0)} | {all.Strike.Text(1, 1)} | {trialAngle.Text(1, 1)} | {final.Text(1000, 0)} |"));
    }

    private static void AddMeans(Case c, Errors angle, Errors length)
    {
        if (c.Variant.IsReversed)
        {
            return;
        }

        if (c.Number("fsa_first_n_per_side") is { } first && c.Number("mean_fsa_deg") is { } reference)
        {
            double[] angles =
            [
                .. new[] { Side.Left, Side.Right }.SelectMany(side => c.Result.Steps
                    .Where(s => s.Side == side && s.FootStrikeAngleRad is not null).Take((int)first))
                    .Select(s => s.FootStrikeAngleRad!.Value * 180 / Math.PI),
            ];
            angle.Add(angles.DefaultIfEmpty(double.NaN).Average(), reference);
        }

        if (c.Number("mean_stride_length_m") is { } mean && c.Name.Length > 0)
        {
            double[] lengths =
            [
                .. c.Result.Steps.Where(s => s.Valid && s.StrideLengthM is not null && c.Windows.Any(x => s.InitialContact.Seconds >= x.From && s.InitialContact.Seconds <= x.To))
                    .Select(s => s.StrideLengthM!.Value / mean),
            ];
            length.Add(lengths.DefaultIfEmpty(double.NaN).Average(), 1);
        }
    }
}
