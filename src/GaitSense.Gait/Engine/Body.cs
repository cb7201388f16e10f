using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Gait.Arms;
using GaitSense.Gait.Feet;
using GaitSense.Gait.Trunk;

namespace GaitSense.Gait.Engine;

/// <summary>The followers of all body sites that a session has sensors on.</summary>
internal sealed class Body : IStateful
{
    private const double LeastRateHz = 20;
    private const double LargestRateHz = 5000;
    private const double SilenceS = 0.5;

    /// <param name="sensors">The session's roster; the first sensor of a site counts.</param>
    /// <param name="options">Options.</param>
    /// <param name="feet">Takes the strides.</param>
    /// <param name="paths">Takes the paths of the feet; null when nobody asks for them.</param>
    public Body(IReadOnlyList<SensorDescriptor> sensors, GaitOptions options, IFootReceiver feet, IFootPathReceiver? paths = null)
    {
        foreach (SensorDescriptor s in sensors)
        {
            if (!(s.NominalRateHz >= LeastRateHz && s.NominalRateHz <= LargestRateHz))
            {
                throw new InputFaultException(new InputFault(
                    FormattableString.Invariant($"a sampling rate of {s.NominalRateHz} Hz cannot be used"),
                    s.Id,
                    FormattableString.Invariant($"Give the sensor's true rate, between {LeastRateHz} and {LargestRateHz} Hz.")));
            }

            switch (s.Site)
            {
                case BodySite.LeftFoot:
                    LeftFoot ??= new FootTracker(Side.Left, s.NominalRateHz, s.Axes, options.Foot, options.Orientation, feet, paths);
                    break;
                case BodySite.RightFoot:
                    RightFoot ??= new FootTracker(Side.Right, s.NominalRateHz, s.Axes, options.Foot, options.Orientation, feet, paths);
                    break;
                case BodySite.Pelvis:
                    Pelvis ??= new PostureTracker(s.NominalRateHz, s.Axes, options.Orientation);
                    Sides ??= s.Axes == AxesKnowledge.Unknown ? null : new SideCheck(Pelvis.Ring);
                    break;
                case BodySite.Thorax:
                    Thorax ??= new PostureTracker(s.NominalRateHz, s.Axes, options.Orientation);
                    break;
                case BodySite.LeftWrist:
                    LeftArm ??= new ArmTracker(s.NominalRateHz, s.Axes, options.Orientation);
                    break;
                case BodySite.RightWrist:
                    RightArm ??= new ArmTracker(s.NominalRateHz, s.Axes, options.Orientation);
                    break;
            }
        }
    }

    public FootTracker? LeftFoot { get; }

    public FootTracker? RightFoot { get; }

    public PostureTracker? Pelvis { get; }

    /// <summary>Tells left from right; needs a pelvis sensor whose front is known.</summary>
    public SideCheck? Sides { get; }

    public PostureTracker? Thorax { get; }

    public ArmTracker? LeftArm { get; }

    public ArmTracker? RightArm { get; }

    /// <summary>True when the foot sensor's x axis is known to point forward.</summary>
    public bool HasKnownAxes(Side side) => (side == Side.Left ? LeftFoot : RightFoot)?.HasKnownSense ?? false;

    /// <summary>True when the sensor of that foot was heard at about that time; being in the roster is not enough.</summary>
    public bool Hears(Side side, double timeS) => (side == Side.Left ? LeftFoot : RightFoot) is { } foot && foot.LastTimeS >= timeS - SilenceS;

    public bool HasBothFeet => LeftFoot is not null && RightFoot is not null;

    /// <summary>True when both feet were seen standing still before the first step.</summary>
    public bool StoodStill => LeftFoot is { HasRested: true } && RightFoot is { HasRested: true };

    /// <summary>Time up to which every sensor but the silent ones has been heard, s.</summary>
    /// <param name="nowS">The newest time of any sensor.</param>
    /// <param name="patienceS">A sensor that has been quiet for longer is not waited for.</param>
    public double HeardUntil(double nowS, double patienceS)
    {
        double t = nowS;
        t = Earlier(t, LeftFoot?.LastTimeS, nowS, patienceS);
        t = Earlier(t, RightFoot?.LastTimeS, nowS, patienceS);
        t = Earlier(t, Pelvis?.LastTimeS, nowS, patienceS);
        t = Earlier(t, Thorax?.LastTimeS, nowS, patienceS);
        t = Earlier(t, LeftArm?.LastTimeS, nowS, patienceS);
        return Earlier(t, RightArm?.LastTimeS, nowS, patienceS);
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        VisitPart(LeftFoot, visitor);
        VisitPart(RightFoot, visitor);
        VisitPart(Pelvis, visitor);
        VisitPart(Sides, visitor);
        VisitPart(Thorax, visitor);
        VisitPart(LeftArm, visitor);
        VisitPart(RightArm, visitor);
    }

    private static void VisitPart(IStateful? part, IStateVisitor visitor)
    {
        if (part is not null)
        {
            visitor.Part(part);
        }
    }

    private static double Earlier(double t, double? lastS, double nowS, double patienceS) =>
        lastS is { } last && nowS - last <= patienceS ? Math.Min(t, last) : t;
}
