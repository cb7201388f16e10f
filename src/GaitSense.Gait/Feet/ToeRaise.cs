using GaitSense.Core.Geometry;
using GaitSense.Core.States;

namespace GaitSense.Gait.Feet;

/// <summary>Finds where the toes point under a sensor of unknown mounting, from toes that are raised while standing.</summary>
/// <remarks>
/// <para><b>Needs</b>: movements in place before the first step, after a quiet stance; the walker has been asked to raise the
/// toes while the heel stays.</para>
/// <para><b>How</b>: the sole's normal leans away from the toes. Two raises that agree within 30 degrees settle it.</para>
/// <para><b>Breaks when</b> the heel is raised instead: that looks the same and points the other way.</para>
/// </remarks>
internal sealed class ToeRaise : IStateful
{
    private const double LeastLeanRad = 10 * Angle.RadPerDeg;
    private const double AgreeRad = 30 * Angle.RadPerDeg;
    private Vec3 _toes;
    private int _raises;

    /// <summary>Takes a movement in place.</summary>
    /// <param name="s">The navigated segment.</param>
    /// <param name="flat">Direction of up in the sensor frame while the foot is flat.</param>
    /// <param name="toes">Direction to the toes in the sensor frame, horizontal when the foot is flat.</param>
    /// <returns>True when it is settled.</returns>
    public bool TryLearn(StrideSegment s, in Vec3 flat, out Vec3 toes)
    {
        toes = default;
        Vec3 lean = LargestLean(s, flat, out int at);
        if (Math.Asin(Math.Min(1, lean.Length)) < LeastLeanRad)
        {
            return false;
        }

        Vec3 found = FootAxis.InPlane(s.Orientation[at].InverseRotate(-lean), flat);
        bool agrees = _raises > 0 && Math.Acos(Math.Clamp(Vec3.Dot(found, _toes.Normalized()), -1, 1)) <= AgreeRad;
        _toes = agrees ? _toes + found : found;
        _raises = agrees ? _raises + 1 : 1;
        toes = _toes.Normalized();
        return _raises >= 2;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Value(ref _toes);
        visitor.Value(ref _raises);
    }

    private static Vec3 LargestLean(StrideSegment s, in Vec3 flat, out int at)
    {
        Vec3 largest = Vec3.Zero;
        at = 0;
        for (int i = 0; i < s.Count; i++)
        {
            Vec3 n = s.Orientation[i].Rotate(flat);
            Vec3 lean = new(n.X, n.Y, 0);
            if (lean.LengthSquared > largest.LengthSquared)
            {
                largest = lean;
                at = i;
            }
        }

        return largest;
    }
}
