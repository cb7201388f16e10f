using GaitSense.Core.Steps;

namespace GaitSense.Revalidation;

/// <summary>Matches measured landings with a reference's, and collects the differences.</summary>
internal sealed class Comparison
{
    private const double BorderDeg = 5;
    private const double BorderWidthDeg = 2;

    public int Truth { get; private set; }

    public int Found { get; private set; }

    public int Missed => Truth - Found;

    public int Extra { get; private set; }

    public int Valid { get; private set; }

    public (int Right, int All) Direction { get; private set; }

    public (int Right, int All) Pattern { get; private set; }

    public Errors ContactLeft { get; } = new();

    public Errors ContactRight { get; } = new();

    public Errors Final { get; } = new();

    public Errors Stride { get; } = new();

    public Errors Step { get; } = new();

    public Errors Strike { get; } = new();

    public Errors ToeOut { get; } = new();

    public Errors Tilt { get; } = new();

    public Errors ArmPhase { get; } = new();

    /// <summary>Each reference landing with the measured one, or null where it was missed.</summary>
    public List<(TruthRow Reference, Step? Measured)> Pairs { get; } = [];

    public double F1 => Truth + Found + Extra == 0 ? double.NaN : 2.0 * Found / (Truth + Found + Extra);

    /// <param name="steps">What was measured.</param>
    /// <param name="truth">What the reference saw.</param>
    /// <param name="windows">Where the reference holds, s.</param>
    /// <param name="toleranceS">How far apart two contacts may be.</param>
    /// <param name="isComplete">True when the reference lists every landing in the windows.</param>
    public static Comparison Of(
        IReadOnlyList<Step> steps,
        IReadOnlyList<TruthRow> truth,
        IReadOnlyList<(double From, double To)> windows,
        double toleranceS,
        bool isComplete)
    {
        Comparison c = new();
        List<Step> left = [.. steps.Where(s => windows.Any(w => s.InitialContact.Seconds >= w.From && s.InitialContact.Seconds <= w.To))];
        foreach (TruthRow t in truth)
        {
            Step? match = left
                .Where(s => StepColumns.NameOf(s.Side) == t.Side && Math.Abs(s.InitialContact.Seconds - t.InitialContactS) <= toleranceS)
                .MinBy(s => Math.Abs(s.InitialContact.Seconds - t.InitialContactS));
            c.Truth += t.IsOptional ? 0 : 1;
            c.Pairs.Add((t, match));
            if (match is not null)
            {
                left.Remove(match);
                c.Add(match, t);
            }
        }

        c.Extra = isComplete ? left.Count : 0;
        return c;
    }

    public void Add(Comparison other)
    {
        Truth += other.Truth;
        Found += other.Found;
        Extra += other.Extra;
        Valid += other.Valid;
        Direction = (Direction.Right + other.Direction.Right, Direction.All + other.Direction.All);
        Pattern = (Pattern.Right + other.Pattern.Right, Pattern.All + other.Pattern.All);
        ContactLeft.Add(other.ContactLeft);
        ContactRight.Add(other.ContactRight);
        Final.Add(other.Final);
        Stride.Add(other.Stride);
        Step.Add(other.Step);
        Strike.Add(other.Strike);
        ToeOut.Add(other.ToeOut);
        Tilt.Add(other.Tilt);
        ArmPhase.Add(other.ArmPhase);
    }

    private void Add(Step s, TruthRow t)
    {
        if (t.IsOptional)
        {
            return;
        }

        TruthRow m = TruthRow.Of(s);
        Found++;
        Valid += s.Valid ? 1 : 0;
        (t.Side == "left" ? ContactLeft : ContactRight).Add(m.InitialContactS, t.InitialContactS);
        Final.Add(m.FinalContactS, t.FinalContactS);
        Step.Add(m.StepLengthM, t.StepLengthM);
        Strike.Add(m.StrikeAngleDeg, t.StrikeAngleDeg);
        ToeOut.Add(m.ToeOutDeg, t.ToeOutDeg);
        Tilt.Add(m.PelvicTiltDeg, t.PelvicTiltDeg);
        ArmPhase.Add(Math.IEEERemainder(m.ArmLegPhaseDeg - t.ArmLegPhaseDeg, 360), 0);
        Stride.Add(s.Valid || !double.IsFinite(t.StrideLengthM) ? m.StrideLengthM : double.NaN, t.StrideLengthM);
        if (t.Direction.Length > 0)
        {
            Direction = (Direction.Right + (m.Direction == t.Direction ? 1 : 0), Direction.All + 1);
        }

        bool isClear = !double.IsFinite(t.StrikeAngleDeg) || Math.Abs(Math.Abs(t.StrikeAngleDeg) - BorderDeg) > BorderWidthDeg;
        if (t.Pattern.Length > 0 && isClear)
        {
            Pattern = (Pattern.Right + (m.Pattern == t.Pattern ? 1 : 0), Pattern.All + 1);
        }
    }
}
