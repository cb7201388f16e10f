using GaitSense.Core.Sensors;
using GaitSense.Core.States;

namespace GaitSense.Gait.Engine;

/// <summary>Follows how far the left foot stands in front of the right, which no stride tells by itself.</summary>
/// <remarks>
/// <para><b>Needs</b>: the signed displacement of each stride along the walking line, m.</para>
/// <para><b>Gives</b>: the distance between the feet at contact with its standard deviation.</para>
/// <para><b>How</b>: a Kalman filter of one state. Each stride moves the distance by what was measured and adds its own
/// uncertainty. Two facts bring it back: feet that stand quietly before walking, or together in a pause of
/// two seconds, are about level, and steps that alternate
/// are about half a stride, which is weak evidence (a limp may differ) and is weighted so. Feet that walk on together travel
/// equally far, so what the mean strides of the two feet differ by is error of measurement and is taken off.</para>
/// <para><b>Breaks when</b> a landing is missed, which shows in one foot landing twice: then the uncertainty is reset, and the
/// value is withheld until it is small again.</para>
/// </remarks>
internal sealed class StepLengthFilter : IStateful
{
    private const double MeanGain = 0.15;
    private const double StrideSdM = 0.015;
    private const double LostSdM = 0.3;
    private const double LevelSdM = 0.05;
    private const double LevelM = 0.03;
    private const double FarthestLevelM = 0.15;
    private const double HalfStrideSdM = 0.15;
    private const double LargestSdM = 0.08;
    private const int NoSide = -1;
    private double _deltaM;
    private double _variance = LostSdM * LostSdM;
    private readonly double[] _mean = new double[2];
    private readonly int[] _count = new int[2];
    private int _last = NoSide;

    /// <summary>The feet stand quietly side by side.</summary>
    public void OnStanding() => Correct(0, LevelSdM * LevelSdM);

    /// <summary>The feet stand for a while between steps: level, if that is where they are about to be anyway; a stride apart
    /// they would be believed to be level against the evidence.</summary>
    public void OnPause()
    {
        if (Math.Abs(_deltaM) < LevelM + (3 * Math.Sqrt(_variance)) && Math.Abs(_deltaM) < FarthestLevelM)
        {
            OnStanding();
        }
    }

    /// <summary>A landing was not seen, or the walker turned.</summary>
    public void OnLost()
    {
        _variance = Math.Max(_variance, LostSdM * LostSdM);
        _last = NoSide;
        _count[0] = _count[1] = -1; // the next stride of each foot starts somewhere between
    }

    /// <summary>A foot has landed.</summary>
    /// <param name="side">Which.</param>
    /// <param name="forwardM">Its displacement, forward positive, m.</param>
    /// <param name="stepM">How far it landed beyond the other foot in its direction of travel, m.</param>
    /// <param name="sdM">Standard deviation, m.</param>
    /// <returns>True when the value is worth giving.</returns>
    /// <param name="isFull">False for a stride that starts from standing and is no full stride.</param>
    public bool TryLand(Side side, double forwardM, bool isFull, out double stepM, out double sdM)
    {
        if (_last == (int)side)
        {
            OnLost();
        }

        double sign = side == Side.Left ? 1 : -1;
        _deltaM += sign * (forwardM - Excess(side, forwardM, isFull));
        _variance += StrideSdM * StrideSdM;
        if (_last != NoSide && _last != (int)side)
        {
            Correct(sign * 0.5 * forwardM, HalfStrideSdM * HalfStrideSdM);
        }

        _last = (int)side;
        stepM = sign * Math.Sign(forwardM) * _deltaM;
        sdM = Math.Sqrt(_variance);
        return sdM <= LargestSdM;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Value(ref _deltaM);
        visitor.Value(ref _variance);
        visitor.Array(_mean);
        visitor.Array(_count);
        visitor.Value(ref _last);
    }

    private double Excess(Side side, double forwardM, bool isFull)
    {
        int own = (int)side;
        if (isFull)
        {
            _count[own]++;
        }

        if (isFull && _count[own] > 0)
        {
            _mean[own] += Math.Max(MeanGain, 1.0 / _count[own]) * (forwardM - _mean[own]);
        }

        return isFull && _count[0] >= 2 && _count[1] >= 2 ? 0.5 * (_mean[own] - _mean[1 - own]) : 0;
    }

    private void Correct(double deltaM, double variance)
    {
        double gain = _variance / (_variance + variance);
        _deltaM += gain * (deltaM - _deltaM);
        _variance *= 1 - gain;
    }
}
