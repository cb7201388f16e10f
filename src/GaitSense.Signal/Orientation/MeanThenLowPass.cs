using GaitSense.Signal.Filters;

namespace GaitSense.Signal.Orientation;

/// <summary>A low-pass that gives the running mean for its first time constant and then filters from that mean: the start-up
/// rule of VQF (Laidig and Seel 2023).</summary>
/// <remarks>A struct of doubles; copying it saves the state.</remarks>
internal struct MeanThenLowPass
{
    private SecondOrderState _state;
    private double _sum;

    /// <param name="c">Coefficients.</param>
    /// <param name="x">Input.</param>
    /// <param name="seen">Inputs before this one.</param>
    /// <param name="initialCount">Inputs in the first time constant.</param>
    public double Step(in SecondOrderCoefficients c, double x, int seen, int initialCount)
    {
        if (seen >= initialCount)
        {
            return _state.Step(c, x);
        }

        _sum += x;
        double mean = _sum / (seen + 1);
        if (seen + 1 == initialCount)
        {
            _state.SettleLowPass(c, mean);
        }

        return mean;
    }
}
