using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Truth;
using GaitSense.Export.MotionBids;

namespace GaitSense.Revalidation;

/// <summary>Compares the paths of the feet: with optical instruments where they end, with exact truth all the way.</summary>
internal static class FootPathReport
{
    private const double LeastM = 0.1;

    /// <summary>Displacement of each told movement against the reference's stride length.</summary>
    public static void Real(TextWriter w, string folder)
    {
        w.WriteLine("| recording | part | strides with a reference | told | pieces | displacement, cm |");
        w.WriteLine("|---|---|---|---|---|---|");
        foreach (bool isReported in new[] { true, false })
        {
            Errors all = new();
            int strides = 0;
            foreach (RecordingOutcome outcome in MotionBidsReader.Read(folder).OrderBy(o => o.Name, StringComparer.Ordinal))
            {
                string name = outcome.Name["sub-".Length..];
                if (outcome.Recording is not { } recording || Parts.IsReported(name) != isReported || name.EndsWith("reversed", StringComparison.Ordinal))
                {
                    continue;
                }

                TruthRow[] truth = [.. Landings(folder, name)];
                if (truth.Length > 0)
                {
                    IReadOnlyList<FootMovement> movements = FootPaths.Of(recording);
                    Errors errors = Displacements(movements, truth);
                    w.WriteLine(Row(name, isReported, truth.Length, errors, movements));
                    all.Add(errors);
                    strides += truth.Length;
                }
            }

            w.WriteLine(Row(isReported ? "**reported on**" : "**tuned on**", isReported, strides, all, []));
        }
    }

    /// <summary>Every sample of each told stride against where the simulated sensor really was.</summary>
    public static void Simulated(TextWriter w, long seed, double seconds)
    {
        w.WriteLine("| scenario | landings | strides told | pieces | horizontal within a stride, RMS, cm | height, RMS, cm | place at the end of a piece, % of the way |");
        w.WriteLine("|---|---|---|---|---|---|---|");
        foreach (SimulationScenario scenario in ScenarioCatalog.All)
        {
            (ImuRecording recording, SimulationTruth truth) = SimulatedRecording.Create(scenario, seed, seconds, null);
            IReadOnlyList<FootMovement> movements = FootPaths.Of(recording);
            List<double> horizontal = [];
            List<double> height = [];
            List<double> drift = [];
            foreach (var foot in movements.Where(m => m.LengthM > LeastM).GroupBy(m => m.Side))
            {
                var sensor = truth.Sensors.First(s => s.Descriptor.Site == (foot.Key == Side.Left ? BodySite.LeftFoot : BodySite.RightFoot));
                foreach (var piece in foot.GroupBy(m => m.Piece))
                {
                    FootMovement[] strides = [.. piece];
                    Vec3[][] really = [.. strides.Select(s => FootPathTruth.Of(scenario, seed, sensor, s.TimesS).ToArray())];
                    strides.Zip(really).ToList().ForEach(p => Within(p.First.PositionsM, p.Second, horizontal, height));
                    drift.Add(Drift(strides, really));
                }
            }

            if (drift.Count == 0)
            {
                continue;
            }

            w.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {scenario.Name} | {truth.Steps.Count} | {movements.Count(m => m.LengthM > LeastM)} | {movements.Select(m => (m.Side, m.Piece)).Distinct().Count()} | {100 * Rms(horizontal):F1} | {100 * Rms(height):F1} | {string.Join(", ", drift.Select(d => d.ToString("F1", CultureInfo.InvariantCulture)))} |"));
        }
    }

    private static IEnumerable<TruthRow> Landings(string folder, string name)
    {
        string path = Path.Combine(folder, "truth", "sub-" + name);
        JsonElement reference = JsonDocument.Parse(File.ReadAllText(path + "_summary.json")).RootElement;
        (double From, double To)[] windows = [.. reference.GetProperty("windows").EnumerateArray().Select(x => (x[0].GetDouble(), x[1].GetDouble()))];
        return TruthRow.Read(path + ".csv").Where(t =>
            double.IsFinite(t.StrideLengthM) && !t.IsOptional && windows.Any(x => t.InitialContactS >= x.From && t.InitialContactS <= x.To));
    }

    private static Errors Displacements(IReadOnlyList<FootMovement> movements, IEnumerable<TruthRow> truth)
    {
        Errors errors = new();
        foreach (TruthRow landing in truth)
        {
            FootMovement? movement = movements.FirstOrDefault(m =>
                StepColumns.NameOf(m.Side) == landing.Side && m.TimesS[0] < landing.InitialContactS - 0.1 && m.TimesS[^1] >= landing.InitialContactS - 0.1 && m.LengthM > 0.04);
            errors.Add(movement?.LengthM ?? double.NaN, landing.StrideLengthM);
        }

        return errors;
    }

    // Start and direction of the stride are laid on each other; its length and everything between are not.
    private static void Within(Vec3[] told, Vec3[] really, List<double> horizontal, List<double> height)
    {
        Func<Vec3, Vec3> lay = Laid(told, really);
        for (int i = 0; i < told.Length; i++)
        {
            Vec3 off = lay(told[i]) - really[i];
            horizontal.Add(FootMovement.Horizontal(off));
            height.Add(told[i].Z - (really[i].Z - really[0].Z));
        }
    }

    private static double Drift(FootMovement[] strides, Vec3[][] really)
    {
        Func<Vec3, Vec3> lay = Laid(strides[0].PositionsM, really[0]);
        double way = really.Sum(r => FootMovement.Horizontal(r[^1] - r[0]));
        return 100 * FootMovement.Horizontal(lay(strides[^1].PositionsM[^1]) - really[^1][^1]) / way;
    }

    private static Func<Vec3, Vec3> Laid(Vec3[] told, Vec3[] really)
    {
        Vec3 from = told[0];
        Vec3 to = really[0];
        Quat turn = Quat.FromAxisAngle(Vec3.UnitZ, Heading(really[^1] - to) - Heading(told[^1] - from));
        return p => to + turn.Rotate(p - from);
    }

    private static double Heading(in Vec3 v) => Math.Atan2(v.Y, v.X);

    private static double Rms(List<double> values) => values.Count == 0 ? double.NaN : Math.Sqrt(values.Average(v => v * v));

    private static string Row(string name, bool isReported, int strides, Errors errors, IReadOnlyList<FootMovement> movements)
    {
        string pieces = movements.Count == 0 ? "" : movements.Select(m => (m.Side, m.Piece)).Distinct().Count().ToString(CultureInfo.InvariantCulture);
        return $"| {name} | {(isReported ? "reported on" : "tuned on")} | {strides} | {errors.Count} | {pieces} | {errors.Text(100, 1)} |";
    }
}
