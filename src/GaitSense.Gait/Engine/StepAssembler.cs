using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Engine;

/// <summary>Joins the strides of both feet with trunk and arms into steps.</summary>
/// <remarks>A stride waits until every other sensor has been heard up to its contact, or for a second at most, so that the
/// result does not depend on the order in which packets of different sensors arrive.</remarks>
internal sealed class StepAssembler(Body body, UpperBodyMeter upperBody, SessionMeters session, IGaitReceiver receiver) : IStateful
{
    private const double PauseS = 1.0;
    private const double LongPauseS = 2.0;
    private const double AloneStanceS = 1.6;
    private const double PivotRad = 120 * Angle.RadPerDeg;
    private const double LongestStrideS = 6;
    private const StepFlags Unfit = StepFlags.Gap | StepFlags.LowQuality | StepFlags.Outlier;
    private readonly FootMemory[] _feet = [new(), new()];
    private readonly StepLengthFilter _length = new();
    private bool _isStanding = true;

    /// <summary>Builds the step that ends with this landing.</summary>
    public void Assemble(Side side, FootStride s)
    {
        FootMemory own = _feet[(int)side];
        FootMemory other = _feet[1 - (int)side];
        double? previous = s.Flags.HasFlag(StepFlags.First) || s.InitialContactS - own.InitialContactS > LongestStrideS ? null : own.InitialContactS;
        double? opposite = other.InitialContactS > (previous ?? own.InitialContactS) && s.InitialContactS - other.InitialContactS < LongestStrideS
            ? other.InitialContactS
            : null;
        double standingSince = Math.Max(own.InitialContactS, other.InitialContactS);
        bool isPause = s.FinalContactS - standingSince > (body.Hears(Opposite(side), s.InitialContactS) ? PauseS : AloneStanceS) && double.IsFinite(standingSince);
        s.Flags |= own.IsOutlier(s) ? StepFlags.Outlier : StepFlags.None;
        s.Flags |= own.IsTurningWith(s) ? StepFlags.Turn : StepFlags.None;
        StepFlags flags = s.Flags
            | (body.HasKnownAxes(side) ? StepFlags.None : StepFlags.DirectionAssumed)
            | (isPause ? StepFlags.Pause : StepFlags.None);
        bool isPivot = Math.Abs(s.TurnRad) > PivotRad;
        bool isValid = (flags & Unfit) == 0 && !isPivot;
        double doubleSupport = s.FinalContactS - (opposite ?? double.NaN);

        Step step = new()
        {
            Side = side,
            InitialContact = SessionTime.FromSeconds(s.InitialContactS),
            FinalContact = SessionTime.FromSeconds(s.FinalContactS),
            Direction = s.Direction,
            StrideLengthM = Known(s.LengthM),
            StrideTime = Duration(previous, s.InitialContactS),
            StepTime = Duration(opposite, s.InitialContactS),
            SwingTime = Duration(s.FinalContactS, s.InitialContactS),
            DoubleSupport = doubleSupport > 0 && !isPause ? TimeSpan.FromSeconds(doubleSupport) : null,
            ContactPattern = s.Pattern,
            FootStrikeAngleRad = Known(s.StrikeAngleRad),
            ToeOutRad = ToeOut(side, s),
            FootClearanceM = Known(s.ClearanceM),
            Confidence = Math.Clamp(s.Quality, 0, 1),
            Valid = isValid,
            Flags = flags,
        };
        step = WithStepLength(step, s, s.FinalContactS - standingSince > LongPauseS);
        StrideContext stride = new(
            side, previous, s.LiftAnchorS, s.FinalContactS, s.InitialContactS, other.FinalContactS, other.InitialContactS);
        step = upperBody.Measure(step, stride);
        step = step with { Confidences = StepConfidences.OfFoot(step, s) };
        session.OnStep(step, stride);
        body.Sides?.OnStep(step);
        Tell(step, standingSince, isPause);
        own.Remember(s, isValid);
        _isStanding = false;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Part(_feet[0]);
        visitor.Part(_feet[1]);
        visitor.Part(_length);
        visitor.Value(ref _isStanding);
    }

    private static Side Opposite(Side side) => side == Side.Left ? Side.Right : Side.Left;

    private static double? Known(double v) => double.IsFinite(v) ? v : null;

    private static TimeSpan? Duration(double? fromS, double toS) =>
        fromS is { } f && double.IsFinite(f) && toS > f ? TimeSpan.FromSeconds(toS - f) : null;

    // Travel lies to the left of a foot that points to the right.
    private static double? ToeOut(Side side, in FootStride s) =>
        s.Direction is WalkingDirection.Forward or WalkingDirection.Backward && s.LengthM >= 0.15 && !s.Flags.HasFlag(StepFlags.Turn)
            ? Known(side == Side.Right ? s.TravelOffAxisRad : -s.TravelOffAxisRad)
            : null;

    private Step WithStepLength(Step step, in FootStride s, bool isAfterPause)
    {
        if (!body.HasBothFeet)
        {
            return step;
        }

        bool isStraight = s.Direction is WalkingDirection.Forward or WalkingDirection.Backward && !s.Flags.HasFlag(StepFlags.Turn);
        if (!isStraight || (s.Flags & Unfit) != 0 || (s.Flags.HasFlag(StepFlags.First) && double.IsFinite(_feet[(int)step.Side].InitialContactS)))
        {
            _length.OnLost();
        }

        if (_isStanding && body.StoodStill)
        {
            _length.OnStanding();
        }
        else if (isAfterPause)
        {
            _length.OnPause();
        }

        return isStraight && _length.TryLand(step.Side, s.ForwardM, !s.Flags.HasFlag(StepFlags.First), out double length, out double sd)
            ? step with { StepLengthM = length, StepLengthSdM = sd }
            : step;
    }

    private void Tell(Step step, double standingSince, bool isPause)
    {
        if (isPause)
        {
            SessionTime onset = SessionTime.FromSeconds(standingSince);
            receiver.OnEvent(new GaitEvent(GaitEventKind.Pause, onset, step.FinalContact!.Value - onset));
        }

        receiver.OnEvent(new GaitEvent(GaitEventKind.FinalContact, step.FinalContact!.Value, TimeSpan.Zero, step.Side));
        receiver.OnEvent(new GaitEvent(GaitEventKind.InitialContact, step.InitialContact, TimeSpan.Zero, step.Side));
        if (step.Flags.HasFlag(StepFlags.Turn))
        {
            receiver.OnEvent(new GaitEvent(GaitEventKind.Turn, step.FinalContact.Value, step.InitialContact - step.FinalContact.Value));
        }

        receiver.OnStep(step);
    }
}
