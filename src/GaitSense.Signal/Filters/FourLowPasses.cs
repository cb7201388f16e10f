using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Filters;

/// <summary>Four second-order low-passes side by side that give the mean of their inputs during the first time constant and
/// then start settled at that mean, as VQF's do.</summary>
/// <remarks>The four lanes are filtered apart; the processor takes them in one step. A value: copying it saves the state.
/// Needs a section of gain one at zero frequency with numerator b0 (1, 2, 1).</remarks>
internal struct FourLowPasses
{
    // The sum of the inputs while the mean is formed.
    private Vector256<double> _s1;
    private Vector256<double> _s2;

    /// <summary>Filters one input of each lane.</summary>
    /// <param name="c">Coefficients.</param>
    /// <param name="x">Inputs.</param>
    /// <param name="seen">Inputs before this one.</param>
    /// <param name="initialCount">Inputs in the first time constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Step(in SecondOrderCoefficients c, Vector256<double> x, int seen, int initialCount)
    {
        if (seen < initialCount)
        {
            return Start(c, x, seen, initialCount);
        }

        Vector256<double> bx = c.B0 * x;
        Vector256<double> y = bx + _s1;
        _s1 = bx + bx - (c.A1 * y) + _s2;
        _s2 = bx - (c.A2 * y);
        return y;
    }

    /// <inheritdoc cref="Step(in SecondOrderCoefficients, Vector256{double}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vec3 Step(in SecondOrderCoefficients c, in Vec3 x, int seen, int initialCount)
    {
        Vector256<double> y = Step(c, Vector256.Create(x.X, x.Y, x.Z, 0), seen, initialCount);
        return new Vec3(y.ToScalar(), y.GetElement(1), y.GetElement(2));
    }

    /// <summary>Sets the state that a constant input <paramref name="x"/> ends in.</summary>
    public void Settle(in SecondOrderCoefficients c, Vector256<double> x)
    {
        _s1 = x * (1 - c.B0);
        _s2 = x * (c.B2 - c.A2);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Vector256<double> Start(in SecondOrderCoefficients c, Vector256<double> x, int seen, int initialCount)
    {
        _s1 += x;
        Vector256<double> mean = _s1 / (seen + 1.0);
        if (seen + 1 >= initialCount)
        {
            Settle(c, mean);
        }

        return mean;
    }
}
