using GaitSense.Core.Geometry;
using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Feet;

/// <summary>Puts the movements of one foot, each navigated from stance to stance, one after another into one frame.</summary>
/// <remarks>
/// <para><b>How</b>: 1. the heading at the start of a movement is that of the running orientation filter, which follows the foot
/// through its stances. 2. the first movement of a piece sets x and the origin. 3. each movement begins where the last ended.</para>
/// <para><b>Accuracy</b>: errors of the movements add up, and so does the heading's drift; within a movement see the table.</para>
/// <para><b>Cost</b>: nothing is allocated after construction.</para>
/// </remarks>
/// <seealso cref="FootPath"/>
internal sealed class FootPathTeller(Side side, int capacity, IFootPathReceiver receiver) : IStateful
{
    private readonly Vec3[] _positions = new Vec3[capacity];
    private readonly Vec3[] _velocities = new Vec3[capacity];
    private int _piece;
    private bool _goesOn;
    private double _zeroRad;
    private Vec3 _place;

    /// <summary>The foot cannot be followed to its next stance: what comes then is a new piece.</summary>
    public void Break() => _goesOn = false;

    /// <summary>Tells a movement.</summary>
    /// <param name="s">The navigated movement.</param>
    /// <param name="filter">Orientation of the sensor at its start, by the running filter.</param>
    /// <param name="toes">Where the toes point, sensor frame at its start.</param>
    /// <param name="direction">Which way it goes; unknown when it goes nowhere: such a movement begins no piece.</param>
    public void Tell(StrideSegment s, in Quat filter, in Vec3 toes, WalkingDirection direction)
    {
        if (!_goesOn && direction == WalkingDirection.Unknown)
        {
            return;
        }

        double startRad = Heading(s.Orientation[0].Rotate(toes));
        double turnRad = Heading(filter.Rotate(toes)) - startRad; // 1.
        if (!_goesOn)
        {
            _goesOn = true;
            _piece++;
            _place = Vec3.Zero;
            _zeroRad = turnRad + ForwardRad(s.Position[s.Count - 1], startRad, direction); // 2.
        }

        (double sin, double cos) = Math.SinCos(turnRad - _zeroRad);
        for (int i = 0; i < s.Count; i++)
        {
            _positions[i] = _place + Turned(s.Position[i], sin, cos); // 3.
            _velocities[i] = Turned(s.Velocity[i], sin, cos);
        }

        _place = _positions[s.Count - 1];
        receiver.OnFootPath(new FootPath(side, _piece, s.Time.AsSpan(0, s.Count), _positions.AsSpan(0, s.Count), _velocities.AsSpan(0, s.Count)));
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Value(ref _piece);
        visitor.Value(ref _goesOn);
        visitor.Value(ref _zeroRad);
        visitor.Value(ref _place);
    }

    private static double ForwardRad(in Vec3 displacement, double toesRad, WalkingDirection direction) => direction switch
    {
        WalkingDirection.Forward => Heading(displacement),
        WalkingDirection.Backward => Heading(-displacement),
        _ => toesRad,
    };

    private static Vec3 Turned(in Vec3 v, double sin, double cos) => new((cos * v.X) - (sin * v.Y), (sin * v.X) + (cos * v.Y), v.Z);

    private static double Heading(in Vec3 v) => Math.Atan2(v.Y, v.X);
}
