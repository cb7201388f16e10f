using GaitSense.Core.Geometry;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Protocol;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>What an error-free inertial sensor on a moving body part reads, sample by sample.</summary>
/// <remarks>How: 1. the sensor's pose is taken at about 2 kHz. 2. angular rate from successive orientations, specific force
/// from central second differences of position. 3. mean over one sampling period, as an anti-alias filter of a real part
/// would give; the sample's time is the middle of that period.</remarks>
internal sealed class ImuSynthesizer
{
    private const double InnerRateHz = 2000;
    private static readonly Vec3 Gravity = new(0, 0, ImuScale.StandardGravityMps2);

    private readonly BodyMotion _body;
    private readonly SimulatedSensor _sensor;
    private readonly double _periodS;
    private readonly int _substeps;
    private readonly double _innerPeriodS;
    private SegmentPose _before;
    private SegmentPose _here;
    private SegmentPose _next;
    private double _nextS = double.NaN;

    /// <summary>A sensor on a body.</summary>
    /// <param name="body">The body; it must be planned as far as samples are asked for.</param>
    /// <param name="sensor">The sensor.</param>
    /// <param name="periodS">Time between samples, s.</param>
    public ImuSynthesizer(BodyMotion body, SimulatedSensor sensor, double periodS)
    {
        _body = body;
        _sensor = sensor;
        _periodS = periodS;
        _substeps = Math.Max(1, (int)Math.Round(InnerRateHz * periodS));
        _innerPeriodS = periodS / _substeps;
    }

    /// <summary>How far beyond a sample's time the body must be planned, s.</summary>
    public double LookAheadS => (0.5 * _periodS) + (2 * _innerPeriodS);

    /// <summary>The sample at time <paramref name="t"/>, in the sensor's axes. Cheapest when asked for one period after another.</summary>
    public void Read(double t, out Vec3 accelerationMps2, out Vec3 angularRateRadPerS)
    {
        double start = t - (0.5 * _periodS);
        if (!(Math.Abs(start - (_nextS - _innerPeriodS)) < 1e-3 * _innerPeriodS))
        {
            _before = Pose(start - _innerPeriodS);
            _here = Pose(start);
            _next = Pose(start + _innerPeriodS);
        }

        Vec3 force = 0.5 * SpecificForce();
        Vec3 turned = Vec3.Zero;
        for (int i = 1; i <= _substeps; i++)
        {
            // 1. 2.
            turned += (_here.Orientation.Conjugate * _next.Orientation).Log();
            _before = _here;
            _here = _next;
            _next = Pose(start + ((i + 1) * _innerPeriodS));
            force += (i == _substeps ? 0.5 : 1) * SpecificForce();
        }

        // 3.
        _nextS = start + ((_substeps + 1) * _innerPeriodS);
        accelerationMps2 = force / _substeps;
        angularRateRadPerS = turned / _periodS;
    }

    private Vec3 SpecificForce()
    {
        Vec3 acceleration = (_next.Position - (2 * _here.Position) + _before.Position) / (_innerPeriodS * _innerPeriodS);
        return _here.Orientation.InverseRotate(acceleration + Gravity);
    }

    private SegmentPose Pose(double t)
    {
        SegmentPose segment = _body.Segment(_sensor.Descriptor.Site, t);
        return new SegmentPose(segment.Point(_sensor.PositionM), segment.Orientation * _sensor.Mounting);
    }
}
