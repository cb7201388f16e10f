using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Signal.Orientation;

namespace GaitSense.Revalidation.Attitude;

/// <summary>Prints how well the orientation filters agree with the cameras.</summary>
internal static class AttitudeReport
{
    private static readonly int[] Blocks = [1, 3, 5];
    private static readonly VqfOptions Centred = VqfOptions.Default with { CentresSamples = true };

    public static void Write(TextWriter w, IReadOnlyList<AttitudeRecording> recordings)
    {
        w.WriteLine("Root mean square error in degrees, total / heading / inclination, movement phases only. 6D: heading aligned once, as the movement begins.");
        w.WriteLine();
        WriteErrors(w, recordings, VqfOptions.Default);
        w.WriteLine("The same with `CentresSamples`:");
        w.WriteLine();
        WriteErrors(w, recordings, Centred);
        w.WriteLine("Inclination error in degrees, online and offline, when the estimate is read one or two samples after the reference:");
        w.WriteLine();
        w.WriteLine("| recording | mean rate, deg/s | CentresSamples | 0 ms | 3.5 ms | 7 ms |");
        w.WriteLine("|---|---|---|---|---|---|");
        foreach (AttitudeRecording r in recordings)
        {
            WriteLag(w, r, VqfOptions.Default);
            WriteLag(w, r, Centred);
        }
    }

    private static void WriteErrors(TextWriter w, IReadOnlyList<AttitudeRecording> recordings, VqfOptions options)
    {
        w.WriteLine("| recording | rate, Hz | online 6D | online 9D | offline 6D | offline 9D |");
        w.WriteLine("|---|---|---|---|---|---|");
        foreach (AttitudeRecording r in recordings.SelectMany(r => Blocks.Select(r.Averaged)))
        {
            AttitudeEstimates e = AttitudeEstimates.Of(r, options);
            string[] cells =
            [
                Cell(AttitudeErrors.Of(r, e.Online6D, alignsHeading: true)),
                Cell(AttitudeErrors.Of(r, e.Online9D, alignsHeading: false)),
                Cell(AttitudeErrors.Of(r, e.Offline6D, alignsHeading: true)),
                Cell(AttitudeErrors.Of(r, e.Offline9D, alignsHeading: false)),
            ];
            w.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {r.Name} | {r.RateHz:F0} | {string.Join(" | ", cells)} |"));
        }

        w.WriteLine();
    }

    private static void WriteLag(TextWriter w, AttitudeRecording r, VqfOptions options)
    {
        AttitudeEstimates e = AttitudeEstimates.Of(r, options);
        double rate = r.Rates.Where((_, i) => r.IsMoving[i]).Average(v => v.Length) * Angle.DegPerRad;
        IEnumerable<string> cells = Enumerable.Range(0, 3).Select(lag => string.Create(
            CultureInfo.InvariantCulture,
            $"{AttitudeErrors.Of(r, e.Online6D, true, lag).InclinationDeg:F2}, {AttitudeErrors.Of(r, e.Offline6D, true, lag).InclinationDeg:F2}"));
        w.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {r.Name} | {rate:F0} | {(options.CentresSamples ? "yes" : "no")} | {string.Join(" | ", cells)} |"));
    }

    private static string Cell(AttitudeErrors e) =>
        string.Create(CultureInfo.InvariantCulture, $"{e.TotalDeg:F2} / {e.HeadingDeg:F2} / {e.InclinationDeg:F2}");
}
