using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Collects the samples of one sensor. A row that lacks one of its six values is left out.</summary>
internal sealed class TrackBuilder(PointPlan plan)
{
    private readonly List<double> _times = [];
    private readonly List<Vec3> _accelerations = [];
    private readonly List<Vec3> _angularRates = [];
    private readonly List<Vec3> _fields = [];

    /// <summary>The columns it is made of.</summary>
    public PointPlan Plan => plan;

    /// <summary>Samples so far.</summary>
    public int Count => _times.Count;

    /// <summary>Specific force so far, m/s2.</summary>
    public IReadOnlyList<Vec3> Accelerations => _accelerations;

    /// <summary>Angular rate so far, rad/s.</summary>
    public IReadOnlyList<Vec3> AngularRates => _angularRates;

    /// <summary>Takes one row.</summary>
    /// <param name="timeS">Time of the row, s.</param>
    /// <param name="row">Values by column, SI units.</param>
    public void Add(double timeS, ReadOnlySpan<double> row)
    {
        Vec3 acceleration = Pick(plan.Acceleration, row);
        Vec3 angularRate = Pick(plan.AngularRate, row);
        if (!acceleration.IsFinite || !angularRate.IsFinite)
        {
            return;
        }

        _times.Add(timeS);
        _accelerations.Add(acceleration);
        _angularRates.Add(angularRate);
        if (plan.MagneticField is { } columns)
        {
            Vec3 field = Pick(columns, row);
            _fields.Add(field.IsFinite ? field : Vec3.NaN);
        }
    }

    /// <summary>The track, its times shifted.</summary>
    /// <param name="shiftS">Added to every time, s.</param>
    /// <param name="trackingSystem">Label of the tracking system, part of the sensor's identity.</param>
    /// <param name="rateHz">Nominal rate, Hz.</param>
    public ImuTrack Build(double shiftS, string trackingSystem, double rateHz)
    {
        SensorDescriptor sensor = new()
        {
            Id = trackingSystem.Length > 0 ? $"{trackingSystem}/{plan.Point}" : plan.Point,
            Name = plan.Point,
            Site = plan.Site,
            NominalRateHz = rateHz,
            Clock = ClockKind.Session,
            Placement = plan.Placement,
            Axes = plan.Axes.Knowledge,
            Mounting = plan.Axes.Mounting,
        };
        double[] times = new double[_times.Count];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = _times[i] + shiftS;
        }

        return new ImuTrack(sensor, times, _accelerations, _angularRates, _fields);
    }

    private static Vec3 Pick(Triple columns, ReadOnlySpan<double> row) =>
        new(row[columns.X.Column], row[columns.Y.Column], row[columns.Z.Column]);
}
