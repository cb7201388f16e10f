using System.Globalization;

namespace GaitSense.Revalidation;

/// <summary>Lists every reference landing with what was measured of it, as CSV.</summary>
internal static class LandingList
{
    public static void Head(TextWriter w) => w.WriteLine(
        "recording,part,side,ic_ref,ic,fc_ref,fc,stride_ref,stride,step_ref,step,fsa_ref,fsa,toe_out_ref,toe_out,direction_ref,direction,optional,valid,confidence,flags");

    public static void Write(TextWriter w, string name, string part, Comparison comparison)
    {
        foreach ((TruthRow t, Core.Steps.Step? s) in comparison.Pairs)
        {
            TruthRow? m = s is null ? null : TruthRow.Of(s);
            string flags = s is null ? "missed" : s.Flags.ToString().Replace(", ", ";", StringComparison.Ordinal);
            w.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name},{part},{t.Side},{t.InitialContactS:F4},{m?.InitialContactS:F4},{t.FinalContactS:F4},{m?.FinalContactS:F4},{t.StrideLengthM:F4},{m?.StrideLengthM:F4},{t.StepLengthM:F4},{m?.StepLengthM:F4},{t.StrikeAngleDeg:F2},{m?.StrikeAngleDeg:F2},{t.ToeOutDeg:F2},{m?.ToeOutDeg:F2},{t.Direction},{m?.Direction},{(t.IsOptional ? 1 : 0)},{(s?.Valid == true ? 1 : 0)},{s?.Confidence:F3},{flags}"));
        }
    }
}
