using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Spilling;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Collects the samples of one sensor. A row that lacks one of its six values is left out. A long recording waits on
/// disk.</summary>
internal sealed class TrackBuilder(PointPlan plan)
{
    private readonly SpillingList<Row> _rows = new();
    private readonly SpillingList<Vec3> _fields = new();

    /// <summary>The columns it is made of.</summary>
    public PointPlan Plan => plan;

    /// <summary>Samples so far.</summary>
    public int Count => _rows.Count;

    /// <summary>True when they stand on disk.</summary>
    public bool IsSpilled => _rows.IsSpilled;

    /// <summary>Specific force so far, m/s2.</summary>
    public IReadOnlyList<Vec3> Accelerations => new ListView<Row, Vec3>(_rows, r => r.Acceleration);

    /// <summary>Angular rate so far, rad/s.</summary>
    public IReadOnlyList<Vec3> AngularRates => new ListView<Row, Vec3>(_rows, r => r.AngularRate);

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

        _rows.Add(new Row(timeS, acceleration, angularRate));
        if (plan.MagneticField is { } columns)
        {
            Vec3 field = Pick(columns, row);
            _fields.Add(field.IsFinite ? field : Vec3.NaN);
        }
    }

    /// <summary>The track, its times shifted. It reads from what was collected.</summary>
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
        ListView<Row, double> times = new(_rows, r => r.TimeS + shiftS);
        IReadOnlyList<Vec3> fields = plan.MagneticField is null ? [] : new ListView<Vec3, Vec3>(_fields, f => f);
        return new ImuTrack(sensor, times, Accelerations, AngularRates, fields);
    }

    private static Vec3 Pick(Triple columns, ReadOnlySpan<double> row) =>
        new(row[columns.X.Column], row[columns.Y.Column], row[columns.Z.Column]);

    private readonly record struct Row(double TimeS, Vec3 Acceleration, Vec3 AngularRate);
}
