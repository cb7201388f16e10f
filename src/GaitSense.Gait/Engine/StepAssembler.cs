using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Gait.Arms;
using GaitSense.Gait.Feet;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Engine;

/// <summary>Joins the strides of both feet with trunk and arms into steps.</summary>
/// <remarks>A stride waits until every other sensor has been heard up to its contact, or for a second at most, so that the
/// result does not depend on the order in which packets of different sensors arrive.</remarks>
internal sealed class StepAssembler(Body body, IGaitReceiver receiver)
{
    private const double PauseS = 1.0;
    private const double AloneStanceS = 1.6;
    private const double PivotRad = 120 * Angle.RadPerDeg;
    private const double LongestStrideS = 6;
    private const double ValidQuality = 0.15;
    private readonly FootMemory[] _feet = [new(), new()];
    private readonly StepLengthFilter _length = new();
    private bool _isStanding = true;

    /// <summary>Builds the step that ends with this landing.</summary>
    public void Assemble(Side side, in FootStride s)
    {
        FootMemory own = _feet[(int)side];
        FootMemory other = _feet[1 - (int)side];
        double? previous = s.Flags.HasFlag(StepFlags.First) || s.InitialContactS - own.InitialContactS > LongestStrideS ? null : own.InitialContactS;
        double? opposite = other.InitialContactS > (previous ?? own.InitialContactS) && s.InitialContactS - other.InitialContactS < LongestStrideS
            ? other.InitialContactS
            : null;
        double standingSince = Math.Max(own.InitialContactS, other.InitialContactS);
        bool isPause = s.FinalContactS - standingSince > (body.HasBothFeet ? PauseS : AloneStanceS) && double.IsFinite(standingSince);
        StepFlags flags = FlagsOf(own, s, body.HasKnownAxes(side) ? StepFlags.None : StepFlags.DirectionAssumed) | (isPause ? StepFlags.Pause : StepFlags.None);
        bool isPivot = Math.Abs(s.TurnRad) > PivotRad;
        bool isValid = (flags & (StepFlags.Gap | StepFlags.LowQuality | StepFlags.Outlier)) == 0 && !isPivot;
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
        step = WithStepLength(step, s);
        step = WithTrunk(step, previous, s);
        step = WithArm(step, previous, s);
        body.Sides?.OnStep(step);
        Tell(step, standingSince, isPause);
        own.Remember(s, isValid);
        _isStanding = false;
    }

    private static StepFlags FlagsOf(FootMemory own, in FootStride s, StepFlags assumed)
    {
        StepFlags flags = s.Flags | assumed;
        flags |= s.Quality < ValidQuality && !flags.HasFlag(StepFlags.Gap) ? StepFlags.LowQuality : StepFlags.None;
        flags |= own.IsOutlier(s) ? StepFlags.Outlier : StepFlags.None;
        return flags;
    }

    private static double? Known(double v) => double.IsFinite(v) ? v : null;

    private static TimeSpan? Duration(double? fromS, double toS) =>
        fromS is { } f && double.IsFinite(f) && toS > f ? TimeSpan.FromSeconds(toS - f) : null;

    // Travel lies to the left of a foot that points to the right.
    private static double? ToeOut(Side side, in FootStride s) =>
        s.Direction is WalkingDirection.Forward or WalkingDirection.Backward && s.LengthM >= 0.15
            ? Known(side == Side.Right ? s.TravelOffAxisRad : -s.TravelOffAxisRad)
            : null;

    private Step WithStepLength(Step step, in FootStride s)
    {
        if (!body.HasBothFeet)
        {
            return step;
        }

        bool isStraight = s.Direction is WalkingDirection.Forward or WalkingDirection.Backward && !s.Flags.HasFlag(StepFlags.Turn);
        if (!isStraight || s.Flags.HasFlag(StepFlags.Gap) || (s.Flags.HasFlag(StepFlags.First) && double.IsFinite(_feet[(int)step.Side].InitialContactS)))
        {
            _length.OnLost();
        }

        if (_isStanding && body.StoodStill)
        {
            _length.OnStanding();
        }

        return isStraight && _length.TryLand(step.Side, s.ForwardM, !s.Flags.HasFlag(StepFlags.First), out double length, out double sd)
            ? step with { StepLengthM = length, StepLengthSdM = sd }
            : step;
    }

    private Step WithTrunk(Step step, double? previous, in FootStride s)
    {
        double from = previous ?? s.LiftAnchorS;
        body.Pelvis?.OnStep();
        body.Thorax?.OnStep();
        bool hasThorax = body.Thorax is not null & (body.Thorax?.TryMeasure(from, s.InitialContactS, out TrunkStride thorax) ?? Missing(out thorax));
        if (body.Pelvis is null || !body.Pelvis.TryMeasure(from, s.InitialContactS, out TrunkStride pelvis))
        {
            return step;
        }

        bool isCalibrated = body.Pelvis.IsCalibrated && (!hasThorax || body.Thorax!.IsCalibrated);
        return step with
        {
            PelvicTiltRad = pelvis.MeanTiltRad,
            PelvicTiltRangeRad = pelvis.TiltRangeRad,
            PelvicObliquityRangeRad = pelvis.ObliquityRangeRad,
            PelvicRotationRangeRad = pelvis.RotationRangeRad,
            LumbarExtensionRad = hasThorax ? pelvis.MeanTiltRad - thorax.MeanTiltRad : null,
            Flags = step.Flags | (isCalibrated ? StepFlags.None : StepFlags.Uncalibrated),
        };
    }

    private static bool Missing(out TrunkStride stride)
    {
        stride = default;
        return false;
    }

    private Step WithArm(Step step, double? previous, in FootStride s)
    {
        ArmTracker? arm = step.Side == Side.Left ? body.LeftArm : body.RightArm;
        if (arm is null || previous is not { } from || !arm.TryMeasure(from, s.InitialContactS, out ArmStride swing))
        {
            return step;
        }

        // The foot is most forward against the pelvis in the middle between mid-stance and a quarter of the stride later
        // (backward) or earlier (forward); r is the share of stance.
        double stance = (s.FinalContactS - from) / (s.InitialContactS - from);
        double quarter = s.Direction == WalkingDirection.Backward ? 0.25 : -0.25;
        bool hasPhase = s.Direction is WalkingDirection.Forward or WalkingDirection.Backward && double.IsFinite(swing.ForwardPeakRad)
            && !step.Flags.HasFlag(StepFlags.Pause);
        double leg = 2 * Math.PI * ((0.5 * stance) + quarter);
        return step with
        {
            ArmSwingRad = swing.SwingRad,
            ArmLegRatio = swing.Ratio == 0 ? null : swing.Ratio,
            ArmLegPhaseRad = hasPhase ? Angle.Wrap(swing.ForwardPeakRad - leg) : null,
        };
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
