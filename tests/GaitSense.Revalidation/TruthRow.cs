using System.Globalization;
using GaitSense.Core.Steps;

namespace GaitSense.Revalidation;

/// <summary>One landing as an independent reference saw it; NaN or empty where it says nothing.</summary>
internal sealed record TruthRow(
    string Side,
    double InitialContactS,
    double FinalContactS,
    double StrideLengthM,
    double StepLengthM,
    string Direction,
    string Pattern,
    double StrikeAngleDeg,
    double ToeOutDeg,
    double PelvicTiltDeg,
    double ArmLegPhaseDeg,
    bool IsOptional)
{
    public static IReadOnlyList<TruthRow> Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] head = lines[0].Split(',');
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => Parse(head, l.Split(',')))];
    }

    /// <summary>The same landing on a clock that starts earlier or later.</summary>
    public TruthRow Shifted(double seconds) => this with { InitialContactS = InitialContactS + seconds, FinalContactS = FinalContactS + seconds };

    /// <summary>The same movement played backward: what was the lift-off is the landing.</summary>
    public TruthRow Reversed(double durationS) => this with
    {
        InitialContactS = durationS - FinalContactS,
        FinalContactS = durationS - InitialContactS,
        StepLengthM = double.NaN,
        Direction = Direction == "forward" ? "backward" : Direction == "backward" ? "forward" : Direction,
        Pattern = "",
        StrikeAngleDeg = double.NaN,
        ToeOutDeg = double.NaN,
        PelvicTiltDeg = double.NaN,
        ArmLegPhaseDeg = double.NaN,
    };

    public static TruthRow Of(Step s) => new(
        StepColumns.NameOf(s.Side),
        s.InitialContact.Seconds,
        s.FinalContact?.Seconds ?? double.NaN,
        s.StrideLengthM ?? double.NaN,
        s.StepLengthM ?? double.NaN,
        StepColumns.NameOf(s.Direction),
        StepColumns.NameOf(s.ContactPattern),
        Deg(s.FootStrikeAngleRad),
        Deg(s.ToeOutRad),
        Deg(s.PelvicTiltRad),
        Deg(s.ArmLegPhaseRad),
        s.StrideLengthM is < 0.04);

    private static double Deg(double? rad) => rad * 180 / Math.PI ?? double.NaN;

    private static TruthRow Parse(string[] head, string[] cells)
    {
        string Cell(string name) => Array.IndexOf(head, name) is >= 0 and int i && i < cells.Length ? cells[i] : "";
        double Number(string name) => double.TryParse(Cell(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : double.NaN;
        return new TruthRow(
            Cell("side"),
            Number("initial_contact_s"),
            Number("final_contact_s"),
            Number("stride_length_m"),
            Number("step_length_m"),
            Cell("direction"),
            Cell("contact_pattern"),
            Number("foot_strike_angle_deg"),
            Number("toe_out_deg"),
            Number("pelvic_tilt_deg"),
            Number("arm_leg_phase_deg"),
            Cell("optional") == "1");
    }
}
