using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Core.Steps;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Engine;

/// <summary>Checks with the pelvis whether the feet are labelled left and right as they are.</summary>
/// <remarks>
/// <para><b>Needs</b>: samples of the pelvis in the nominal frame, x forward within 45 degrees, and the swings of both feet.</para>
/// <para><b>Gives</b>: a verdict from six swings of each foot on; none while the evidence is weak.</para>
/// <para><b>How</b>: on one leg the body falls away from the standing foot, so the pelvis accelerates to the side of the foot
/// that swings. The mean lateral acceleration in left swings minus that in right swings, over its standard error, is the
/// evidence. It holds forward and backward.</para>
/// <para><b>Breaks when</b> the pelvis sensor is worn back to front: then both look swapped.</para>
/// </remarks>
/// <param name="pelvis">What the follower of the pelvis keeps.</param>
internal sealed class SideCheck(TimedRing<MotionSample> pelvis) : IStateful
{
    private const int LeastSwings = 6;
    private const double SureAt = 4;
    private readonly double[] _mean = new double[2];
    private readonly double[] _squares = new double[2];
    private readonly int[] _count = new int[2];

    /// <summary>What the swings so far say.</summary>
    public SideVerdict Verdict
    {
        get
        {
            if (_count[0] < LeastSwings || _count[1] < LeastSwings)
            {
                return SideVerdict.Undecided;
            }

            double evidence = (_mean[0] - _mean[1]) / Math.Sqrt(ErrorSquared(0) + ErrorSquared(1) + 1e-12);
            return evidence > SureAt ? SideVerdict.AsLabelled : evidence < -SureAt ? SideVerdict.Swapped : SideVerdict.Undecided;
        }
    }

    /// <summary>Takes a step. Only straight, valid ones of a walk count.</summary>
    public void OnStep(Step step)
    {
        const StepFlags Excluded = StepFlags.Turn | StepFlags.Gap | StepFlags.First | StepFlags.Pause;
        if (!step.Valid || (step.Flags & Excluded) != 0 || step.FinalContact is not { } lift
            || step.Direction is not (WalkingDirection.Forward or WalkingDirection.Backward)
            || !TryMean(lift.Seconds, step.InitialContact.Seconds, out double acceleration))
        {
            return;
        }

        int i = (int)step.Side;
        _count[i]++;
        double off = acceleration - _mean[i];
        _mean[i] += off / _count[i];
        _squares[i] += off * (acceleration - _mean[i]);
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Array(_mean);
        visitor.Array(_squares);
        visitor.Array(_count);
    }

    private double ErrorSquared(int i) => _squares[i] / ((_count[i] - 1) * (double)_count[i]);

    // The lateral axis is level at each instant: a pelvis that drops on one side must not look as if it fell there.
    private bool TryMean(double fromS, double toS, out double mean)
    {
        mean = 0;
        if (!pelvis.TryFind(fromS, toS, SegmentMotion.LongestGapS, out RingSpan span))
        {
            return false;
        }

        for (long i = span.First; i <= span.Last; i++)
        {
            ref readonly MotionSample m = ref pelvis[i];
            mean += Vec3.Dot(m.Force, Vec3.Cross(m.Up, Vec3.UnitX).Normalized());
        }

        mean /= span.Last - span.First + 1;
        return true;
    }
}
