using System.Numerics;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Core.Steps;

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
internal sealed class SideCheck : IStateful
{
    private const double HistoryS = 8;
    private const int LeastSwings = 6;
    private const double SureAt = 4;
    private readonly double[] _time;
    private readonly double[] _sum;
    private readonly int _mask;
    private readonly double[] _mean = new double[2];
    private readonly double[] _squares = new double[2];
    private readonly int[] _count = new int[2];
    private long _samples;
    private double _total;

    public SideCheck(double rateHz)
    {
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(HistoryS * rateHz));
        _mask = capacity - 1;
        _time = new double[capacity];
        _sum = new double[capacity];
    }

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

    /// <summary>Takes a sample of the pelvis.</summary>
    /// <param name="timeS">Seconds on the session's clock.</param>
    /// <param name="force">Specific force, m/s2.</param>
    /// <param name="up">Direction of up in the sensor frame: a pelvis that drops on one side must not look as if it fell there.</param>
    public void Accept(double timeS, in Vec3 force, in Vec3 up)
    {
        Vec3 left = Vec3.Cross(up, Vec3.UnitX).Normalized();
        _total += Vec3.Dot(force, left);
        _time[_samples & _mask] = timeS;
        _sum[_samples & _mask] = _total;
        _samples++;
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
        visitor.Array(_time);
        visitor.Array(_sum);
        visitor.Array(_mean);
        visitor.Array(_squares);
        visitor.Array(_count);
        visitor.Value(ref _samples);
        visitor.Value(ref _total);
    }

    private double ErrorSquared(int i) => _squares[i] / ((_count[i] - 1) * (double)_count[i]);

    private bool TryMean(double fromS, double toS, out double mean)
    {
        long last = _samples - 1;
        long oldest = Math.Max(0, _samples - _mask - 1);
        while (last > oldest && _time[last & _mask] > toS)
        {
            last--;
        }

        long first = last;
        while (first > oldest && _time[first & _mask] > fromS)
        {
            first--;
        }

        bool isWhole = last - first >= 3 && first > oldest && toS - _time[last & _mask] < 0.1 && fromS - _time[first & _mask] < 0.1;
        mean = isWhole ? (_sum[last & _mask] - _sum[first & _mask]) / (last - first) : 0;
        return isWhole;
    }
}
