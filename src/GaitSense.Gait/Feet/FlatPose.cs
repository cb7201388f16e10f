using GaitSense.Core.Geometry;
using GaitSense.Core.States;

namespace GaitSense.Gait.Feet;

/// <summary>Knows how the sensor lies when its foot is flat, and notices when it has slipped.</summary>
/// <remarks>
/// <para><b>Needs</b>: the direction of up in the sensor frame in each stance.</para>
/// <para><b>How</b>: the mean of the first stances is the pose. A single stance may differ, on a toe, on an edge, on a
/// doorstep. When five in a row differ from the pose by more than 8 degrees and from each other by less, it is the sensor that has
/// turned; their mean is the new pose.</para>
/// <para><b>Breaks when</b> the sensor turns about the vertical only: the force does not show that, the foot's axis does.</para>
/// </remarks>
internal sealed class FlatPose : IStateful
{
    private const int StancesToSettle = 5;
    private const int StancesToBelieve = 5;
    private const double SlipRad = 8 * Angle.RadPerDeg;
    private Vec3 _sum;
    private int _stances;
    private Vec3 _otherSum;
    private int _others;

    /// <summary>Takes the up of a stance; true when it shows that the sensor has slipped.</summary>
    public bool HasSlipped(in Vec3 up)
    {
        if (_stances < StancesToSettle || AngleTo(_sum, up) <= SlipRad)
        {
            _sum = _stances < StancesToSettle ? _sum + up : _sum;
            _stances = Math.Min(_stances + 1, StancesToSettle);
            _others = 0;
            return false;
        }

        bool agrees = _others > 0 && AngleTo(_otherSum, up) <= SlipRad;
        _otherSum = agrees ? _otherSum + up : up;
        _others = agrees ? _others + 1 : 1;
        if (_others < StancesToBelieve)
        {
            return false;
        }

        _sum = _otherSum;
        _others = 0;
        return true;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Value(ref _sum);
        visitor.Value(ref _stances);
        visitor.Value(ref _otherSum);
        visitor.Value(ref _others);
    }

    private static double AngleTo(in Vec3 sum, in Vec3 up) => Math.Acos(Math.Clamp(Vec3.Dot(sum.Normalized(), up), -1, 1));
}
