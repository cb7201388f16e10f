using GaitSense.Core.Sensors;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Planning;

/// <summary>Where the walker has been planned to, between two movements.</summary>
internal sealed class WalkerState
{
    private readonly WalkPattern _walk;
    private readonly FootGeometry _foot;
    private Footprint _left;
    private Footprint _right;

    /// <summary>A walker who stands at the origin and looks along x.</summary>
    public WalkerState(WalkPattern walk, FootGeometry foot)
    {
        _walk = walk;
        _foot = foot;
        LastSide = walk.FirstFoot == Side.Left ? Side.Right : Side.Left;
        PhaseRad = LastSide == Side.Right ? -Math.PI : 0;
        _left = Place(Side.Left, 0, 0);
        _right = Place(Side.Right, 0, 0);
    }

    /// <summary>Time up to which movements are planned, s.</summary>
    public double TimeS { get; set; }

    /// <summary>True when the body rests at <see cref="TimeS"/>.</summary>
    public bool IsAtRest { get; set; } = true;

    /// <summary>The foot that moved last.</summary>
    public Side LastSide { get; set; }

    /// <summary>Gait phase.</summary>
    public double PhaseRad { get; set; }

    /// <summary>Heading of the body.</summary>
    public double HeadingRad { get; set; }

    /// <summary>A point of the line that is walked on, m.</summary>
    public double AnchorX { get; private set; }

    /// <summary>A point of the line that is walked on, m.</summary>
    public double AnchorY { get; private set; }

    /// <summary>The foot that moves next.</summary>
    public Side NextSide => LastSide == Side.Left ? Side.Right : Side.Left;

    /// <summary>Where a foot stands.</summary>
    public Footprint Print(Side side) => side == Side.Left ? _left : _right;

    /// <summary>Puts a foot down.</summary>
    public void Land(Side side, in Footprint print)
    {
        if (side == Side.Left)
        {
            _left = print;
        }
        else
        {
            _right = print;
        }
    }

    /// <summary>How far a foot's heel is along the line, m, toe-ward positive.</summary>
    public double AlongM(Side side)
    {
        Footprint p = Print(side);
        (double sin, double cos) = Math.SinCos(HeadingRad);
        return ((p.HeelX - AnchorX) * cos) + ((p.HeelY - AnchorY) * sin) + _foot.HeelToMiddleM;
    }

    /// <summary>A footprint on the line.</summary>
    /// <param name="side">Which foot.</param>
    /// <param name="alongM">How far along, m.</param>
    /// <param name="outwardM">Further out than half the step width, m.</param>
    /// <param name="toeOutRad">Toe-out beyond the pattern's.</param>
    public Footprint Place(Side side, double alongM, double outwardM, double toeOutRad = 0)
    {
        double sign = side == Side.Left ? 1 : -1;
        double across = sign * ((0.5 * _walk.StepWidthM) + outwardM);
        double along = alongM - _foot.HeelToMiddleM;
        (double sin, double cos) = Math.SinCos(HeadingRad);
        return new Footprint(
            AnchorX + (cos * along) - (sin * across),
            AnchorY + (sin * along) + (cos * across),
            HeadingRad + (sign * (_walk.ToeOutRad(side) + toeOutRad)),
            0);
    }

    /// <summary>Lets the line begin where the walker stands.</summary>
    public void BeginLineHere()
    {
        (AnchorX, AnchorY) = Middle();
    }

    /// <summary>Middle of both feet, m.</summary>
    public (double X, double Y) Middle()
    {
        (double sinLeft, double cosLeft) = Math.SinCos(_left.YawRad - _walk.LeftToeOutRad);
        (double sinRight, double cosRight) = Math.SinCos(_right.YawRad + _walk.RightToeOutRad);
        return (
            0.5 * (_left.HeelX + _right.HeelX + (_foot.HeelToMiddleM * (cosLeft + cosRight))),
            0.5 * (_left.HeelY + _right.HeelY + (_foot.HeelToMiddleM * (sinLeft + sinRight))));
    }
}
