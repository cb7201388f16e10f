using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Core.Steps;
using GaitSense.Gait.Arms;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Engine;

/// <summary>Adds what pelvis, thorax and arm did over a stride to its step.</summary>
/// <remarks>The leg's phase: a foot is most forward against the pelvis a quarter of a stride after mid-stance walking backward and a
/// quarter before it walking forward; mid-stance lies at half the share of stance. Standing is left out of the phase, except for
/// as much as this walker's feet usually stand together.</remarks>
internal sealed class UpperBodyMeter(Body body) : IStateful
{
    private const double TurnShare = 0.3;
    private const double GapShare = 0.6;
    private const double DirectionAssumedShare = 0.5;
    private const double CounterRotationShare = 0.4;
    private const double DoubleSupportGain = 0.2;
    private const double LongestDoubleSupportS = 0.5;
    private double _doubleSupportS = 0.2;

    /// <summary>The step with the upper body's values and their confidence.</summary>
    public Step Measure(Step step, in StrideContext stride)
    {
        body.Pelvis?.OnStep();
        body.Thorax?.OnStep();
        if (step.DoubleSupport is { } both && both.TotalSeconds < LongestDoubleSupportS)
        {
            _doubleSupportS += DoubleSupportGain * (both.TotalSeconds - _doubleSupportS);
        }

        Learn(step, stride);
        double share = (step.Flags.HasFlag(StepFlags.Turn) ? TurnShare : 1) * (step.Flags.HasFlag(StepFlags.Gap) ? GapShare : 1);
        step = WithTrunk(step, stride, share);
        step = WithCounterRotation(step, stride, share);
        return WithArm(step, stride, share);
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor) => visitor.Value(ref _doubleSupportS);

    private void Learn(Step step, in StrideContext stride)
    {
        if (stride.PreviousContactS is { } from && StrideContext.IsSteady(step) && !stride.Phase(from, 0).HasPause)
        {
            StrideSpan span = new(stride.Side, from, stride.ContactS, (stride.FinalContactS - from) / (stride.ContactS - from));
            body.Pelvis?.Learn(span);
            body.Thorax?.Learn(span);
        }
    }

    private Step WithTrunk(Step step, in StrideContext stride, double share)
    {
        double from = stride.PreviousContactS ?? stride.LiftAnchorS;
        TrunkStride thorax = default;
        bool hasThorax = body.Thorax is { } t && t.TryMeasure(from, stride.ContactS, out thorax);
        if (body.Pelvis is not { } tracker || !tracker.TryMeasure(from, stride.ContactS, out TrunkStride pelvis))
        {
            return step;
        }

        bool isCalibrated = tracker.IsCalibrated && (!hasThorax || body.Thorax!.IsCalibrated);
        return step with
        {
            PelvicTiltRad = pelvis.MeanTiltRad,
            PelvicTiltRangeRad = pelvis.TiltRangeRad,
            PelvicObliquityRangeRad = pelvis.ObliquityRangeRad,
            PelvicRotationRangeRad = pelvis.RotationRangeRad,
            LumbarExtensionRad = hasThorax ? pelvis.MeanTiltRad - thorax.MeanTiltRad : null,
            Flags = step.Flags | (isCalibrated ? StepFlags.None : StepFlags.Uncalibrated),
            Confidences = step.Confidences with
            {
                PelvicTilt = share * pelvis.Confidence,
                Lumbar = hasThorax ? share * pelvis.Confidence * thorax.Confidence : 0,
            },
        };
    }

    private Step WithCounterRotation(Step step, in StrideContext stride, double share)
    {
        if (stride.PreviousContactS is not { } from || body.Pelvis is null || body.Thorax is null
            || step.Direction is not (WalkingDirection.Backward or WalkingDirection.Forward)
            || (step.Flags & (StepFlags.Turn | StepFlags.Pause)) != 0
            || !CounterRotation.TryMeasure(body.Pelvis, body.Thorax, from, stride.ContactS, out CounterRotation rotation))
        {
            return step;
        }

        return step with
        {
            TrunkCounterRotationRad = rotation.SwingRad,
            TrunkCounterRotationPhaseRad = rotation.PhaseRad,
            Confidences = step.Confidences with { CounterRotation = CounterRotationShare * share },
        };
    }

    private Step WithArm(Step step, in StrideContext stride, double share)
    {
        ArmTracker? arm = stride.Side == Side.Left ? body.LeftArm : body.RightArm;
        if (arm is null || stride.PreviousContactS is not { } from)
        {
            return step;
        }

        StridePhase phase = stride.Phase(from, _doubleSupportS);
        if (!arm.TryMeasure(phase, out ArmStride swing))
        {
            return step;
        }

        double stance = phase.MovedS(stride.FinalContactS) / phase.MovingS;
        double quarter = step.Direction == WalkingDirection.Backward ? 0.25 : -0.25;
        double leg = 2 * Math.PI * ((0.5 * stance) + quarter);
        bool hasLeg = step.Direction is WalkingDirection.Backward or WalkingDirection.Forward && double.IsFinite(swing.ForwardPeakRad);
        double assumed = step.Flags.HasFlag(StepFlags.DirectionAssumed) ? DirectionAssumedShare : 1;
        return step with
        {
            ArmSwingRad = swing.SwingRad,
            ArmLegRatio = swing.Rhythm switch
            {
                ArmRhythm.OncePerStride => 1,
                ArmRhythm.TwicePerStride => 2,
                _ => null,
            },
            ArmLegPhaseRad = hasLeg ? Angle.Wrap(swing.ForwardPeakRad - leg) : null,
            Confidences = step.Confidences with { Arm = share * assumed * swing.Confidence },
        };
    }
}
