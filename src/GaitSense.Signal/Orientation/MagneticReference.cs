namespace GaitSense.Signal.Orientation;

/// <summary>Tells the earth's magnetic field from a disturbed one by norm and dip. A value: copying it saves the state.</summary>
/// <remarks>A field counts as disturbed until one has been met that stays the same while the sensor turns.</remarks>
internal struct MagneticReference
{
    /// <summary>Norm of the accepted field, uT; zero before there is one.</summary>
    public double NormUt;

    /// <summary>Dip of the accepted field, rad.</summary>
    public double DipRad;

    /// <summary>True while the field is not the accepted one.</summary>
    public bool IsDisturbed;

    private double _undisturbedS;
    private double _candidateNormUt;
    private double _candidateDipRad;
    private double _candidateS;

    /// <summary>Nothing is known of the field.</summary>
    public static MagneticReference Unknown => new() { IsDisturbed = true, _candidateNormUt = -1 };

    /// <summary>Judges one sample.</summary>
    /// <param name="normUt">Low-passed norm, uT.</param>
    /// <param name="dipRad">Low-passed dip, rad.</param>
    /// <param name="isTurning">True when the sensor turns fast enough to tell the field of a fixed place.</param>
    /// <param name="c">Coefficients.</param>
    public void Judge(double normUt, double dipRad, bool isTurning, VqfCoefficients c)
    {
        CompareWithAccepted(normUt, dipRad, c);
        CompareWithCandidate(normUt, dipRad, isTurning, c);
    }

    private static bool IsNear(double normUt, double dipRad, double referenceNormUt, double referenceDipRad, VqfCoefficients c) =>
        Math.Abs(normUt - referenceNormUt) < c.MagneticNormRatio * referenceNormUt && Math.Abs(dipRad - referenceDipRad) < c.MagneticDip;

    private void CompareWithAccepted(double normUt, double dipRad, VqfCoefficients c)
    {
        if (!IsNear(normUt, dipRad, NormUt, DipRad, c))
        {
            _undisturbedS = 0;
            IsDisturbed = true;
            return;
        }

        _undisturbedS += c.Ts;
        if (_undisturbedS >= c.MagneticUndisturbedMinS)
        {
            IsDisturbed = false;
            NormUt += c.MagneticReferenceGain * (normUt - NormUt);
            DipRad += c.MagneticReferenceGain * (dipRad - DipRad);
        }
    }

    private void CompareWithCandidate(double normUt, double dipRad, bool isTurning, VqfCoefficients c)
    {
        if (!IsNear(normUt, dipRad, _candidateNormUt, _candidateDipRad, c))
        {
            _candidateS = 0;
            _candidateNormUt = normUt;
            _candidateDipRad = dipRad;
            return;
        }

        _candidateS += isTurning ? c.Ts : 0;
        _candidateNormUt += c.MagneticReferenceGain * (normUt - _candidateNormUt);
        _candidateDipRad += c.MagneticReferenceGain * (dipRad - _candidateDipRad);
        bool isFirst = NormUt == 0;
        if (IsDisturbed && (_candidateS >= c.MagneticNewFieldS || (isFirst && _candidateS >= c.MagneticFirstFieldS)))
        {
            NormUt = _candidateNormUt;
            DipRad = _candidateDipRad;
            IsDisturbed = false;
            _undisturbedS = c.MagneticUndisturbedMinS;
        }
    }
}
