namespace GaitSense.Signal.Orientation;

/// <summary>First-order filter of the heading offset that rejects a disturbed field for a limited time.
/// A value: copying it saves the state.</summary>
internal struct HeadingFilter
{
    /// <summary>Rotation about the vertical that makes y point to magnetic north, rad, in [-pi, pi].</summary>
    public double OffsetRad;

    private double _startGain;
    private double _rejectedS;

    /// <summary>A filter that stands at <paramref name="offsetRad"/> and has rejected for <paramref name="rejectedS"/> already.</summary>
    public static HeadingFilter At(double offsetRad, double rejectedS) => new() { OffsetRad = offsetRad, _startGain = 1, _rejectedS = rejectedS };

    /// <summary>Takes one measured offset.</summary>
    /// <param name="measuredRad">Offset by the present field, rad.</param>
    /// <param name="isDisturbed">True when the field is not the earth's.</param>
    /// <param name="c">Coefficients.</param>
    public void Step(double measuredRad, bool isDisturbed, VqfCoefficients c)
    {
        double gain = c.RejectsMagneticDisturbances ? Gain(isDisturbed, c) : c.MagneticGain;
        if (_startGain != 0)
        {
            // The first samples are averaged: gain at least 1, 1/2, 1/3, ... during the first time constant.
            gain = Math.Max(gain, _startGain);
            _startGain /= _startGain + 1;
            _startGain = _startGain * c.MagneticTauS < c.Ts ? 0 : _startGain;
        }

        OffsetRad = Wrap(OffsetRad + (gain * Wrap(measuredRad - OffsetRad)));
    }

    private static double Wrap(double rad) => rad > Math.PI ? rad - (2 * Math.PI) : rad < -Math.PI ? rad + (2 * Math.PI) : rad;

    private double Gain(bool isDisturbed, VqfCoefficients c)
    {
        if (!isDisturbed)
        {
            _rejectedS = Math.Max(_rejectedS - (c.MagneticRejectionFactor * c.Ts), 0);
            return c.MagneticGain;
        }

        if (_rejectedS > c.MagneticMaxRejectionS)
        {
            return c.MagneticGain / c.MagneticRejectionFactor;
        }

        _rejectedS += c.Ts;
        return 0;
    }
}
