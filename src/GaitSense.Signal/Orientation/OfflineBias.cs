using GaitSense.Core.Geometry;

namespace GaitSense.Signal.Orientation;

/// <summary>Bias, rest and magnetic disturbance from the online filter run over a recording in both directions of time.</summary>
internal sealed class OfflineBias
{
    private const int SamplesPerCancellationCheck = 4096;

    private readonly SymmetricMatrix3[] _information;

    private OfflineBias(int count)
    {
        _information = new SymmetricMatrix3[count];
        Bias = new Vec3[count];
        Sigma = new double[count];
        IsAtRest = new bool[count];
        IsDisturbed = new bool[count];
    }

    public Vec3[] Bias { get; }

    public double[] Sigma { get; }

    public bool[] IsAtRest { get; }

    public bool[] IsDisturbed { get; }

    /// <param name="c">Coefficients.</param>
    /// <param name="rates">Angular rates, rad/s.</param>
    /// <param name="forces">Specific forces, m/s2.</param>
    /// <param name="fields">Magnetic fields, uT, or nothing.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static OfflineBias Of(
        VqfCoefficients c, ReadOnlySpan<Vec3> rates, ReadOnlySpan<Vec3> forces, ReadOnlySpan<Vec3> fields, CancellationToken cancellation)
    {
        OfflineBias result = new(rates.Length);
        Vqf vqf = new(c);
        for (int i = 0; i < rates.Length; i++)
        {
            Check(i, cancellation);
            Update(vqf, rates[i], forces[i], fields, i);
            result.TakeForward(i, vqf);
        }

        vqf.Reset();
        for (int i = rates.Length - 1; i >= 0; i--)
        {
            // Time runs backwards, so the rates change their sign, and with them the bias.
            Check(i, cancellation);
            Update(vqf, -rates[i], forces[i], fields, i);
            result.TakeBackward(i, vqf, c);
        }

        return result;
    }

    private static void Check(int i, CancellationToken cancellation)
    {
        if (i % SamplesPerCancellationCheck == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static void Update(Vqf vqf, in Vec3 rate, in Vec3 force, ReadOnlySpan<Vec3> fields, int i)
    {
        if (fields.IsEmpty)
        {
            vqf.Update(rate, force);
        }
        else
        {
            vqf.Update(rate, force, fields[i]);
        }
    }

    private void TakeForward(int i, Vqf vqf)
    {
        _information[i] = vqf.BiasCovariance.Inverse();
        Bias[i] = vqf.BiasRadPerS;
        IsAtRest[i] = vqf.IsAtRest;
        IsDisturbed[i] = vqf.IsMagneticallyDisturbed;
    }

    private void TakeBackward(int i, Vqf vqf, VqfCoefficients c)
    {
        // Both estimates weigh as their inverse covariances.
        SymmetricMatrix3 forward = _information[i];
        SymmetricMatrix3 backward = vqf.BiasCovariance.Inverse();
        SymmetricMatrix3 covariance = (forward + backward).Inverse();
        Bias[i] = covariance * ((forward * Bias[i]) - (backward * vqf.BiasRadPerS));
        Sigma[i] = c.BiasSigma(covariance);
        IsAtRest[i] |= vqf.IsAtRest;
        IsDisturbed[i] &= vqf.IsMagneticallyDisturbed;
    }
}
