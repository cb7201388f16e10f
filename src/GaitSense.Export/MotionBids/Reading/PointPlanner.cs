using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Finds the sensors among the channels: a tracked point of a known site with three axes of acceleration and three of
/// angular rate. What is left out is said in a note.</summary>
internal sealed class PointPlanner(string path, IReadOnlyList<ChannelRow> channels, ReferenceFrames frames, List<string> notes)
{
    private readonly string _file = Path.GetFileName(path);

    /// <summary>The sensors, in the order of their first channel.</summary>
    /// <exception cref="InputFaultException">A sensor's channels are incomplete, doubled or of an unknown unit.</exception>
    public IReadOnlyList<PointPlan> Plan()
    {
        List<PointPlan> plans = [];
        var points = channels
            .Index()
            .Where(c => c.Item.Kind is ChannelKind.Acceleration or ChannelKind.AngularRate or ChannelKind.MagneticField)
            .GroupBy(c => TrackedPoints.KeyOf(c.Item.Point))
            .Select(g => g.ToArray());
        foreach ((int Index, ChannelRow Item)[] columns in points)
        {
            string point = columns[0].Item.Point;
            if (IsWanted(point, [.. columns.Select(c => c.Item)], plans))
            {
                plans.Add(Plan(point, columns));
            }
        }

        return plans;
    }

    private bool IsWanted(string point, ChannelRow[] rows, List<PointPlan> plans)
    {
        BodySite site = TrackedPoints.SiteOf(point);
        string? why = site == BodySite.Unassigned ? "is not a body site that is measured"
            : plans.Find(p => p.Site == site) is { } first ? $"is the same site as '{first.Point}', which stands before it"
            : !rows.Any(r => r.Kind == ChannelKind.Acceleration) ? "has no ACCEL channels"
            : !rows.Any(r => r.Kind == ChannelKind.AngularRate) ? "has no GYRO channels"
            : rows.Any(r => r.IsBad && r.Kind != ChannelKind.MagneticField) ? "has a channel whose status is bad"
            : null;
        if (why is not null)
        {
            notes.Add($"{_file}: tracked point '{point}' {why}; it is left out");
        }

        return why is null;
    }

    private PointPlan Plan(string point, (int Index, ChannelRow Item)[] columns)
    {
        Triple acceleration = TripleOf(point, columns, ChannelKind.Acceleration, "ACCEL");
        Triple angularRate = TripleOf(point, columns, ChannelKind.AngularRate, "GYRO");
        bool hasField = columns.Any(c => c.Item.Kind == ChannelKind.MagneticField)
            && !columns.Any(c => c.Item.Kind == ChannelKind.MagneticField && c.Item.IsBad);
        return new PointPlan(
            point,
            TrackedPoints.SiteOf(point),
            acceleration,
            angularRate,
            hasField ? TripleOf(point, columns, ChannelKind.MagneticField, "MAGN") : null,
            columns[0].Item.Placement,
            AxesOf(point, columns.Select(c => c.Item).ToArray()),
            channels[acceleration.X.Column].Unit!,
            channels[angularRate.X.Column].Unit!);
    }

    private AxesDeclaration AxesOf(string point, ChannelRow[] rows)
    {
        AxesDeclaration[] said =
        [
            .. rows.Where(r => r.Kind is ChannelKind.Acceleration or ChannelKind.AngularRate).Select(r => frames.Find(r.Frame)).Distinct(),
        ];
        return said.Length == 1
            ? said[0]
            : throw TsvTable.Fault(path, rows[0].Line, $"the channels of '{point}' name frames with different axes", "Give all ACCEL and GYRO channels of a point one reference_frame.");
    }

    private Triple TripleOf(string point, (int Index, ChannelRow Item)[] columns, ChannelKind kind, string type)
    {
        ScaledColumn[] axes = [.. Enumerable.Range(0, 3).Select(axis => ColumnOf(point, columns, kind, type, axis))];
        ChannelRow[] rows = [.. axes.Select(a => channels[a.Column])];
        if (rows.FirstOrDefault(r => ChannelUnits.FactorOf(kind, r.Unit!) != axes[0].Factor) is { } other)
        {
            throw TsvTable.Fault(path, other.Line, $"channel '{other.Name}' has the unit '{other.Unit}' and '{rows[0].Name}' has '{rows[0].Unit}'", $"One {type} sensor has one unit for x, y and z; correct units.");
        }

        return new Triple(axes[0], axes[1], axes[2]);
    }

    private ScaledColumn ColumnOf(string point, (int Index, ChannelRow Item)[] columns, ChannelKind kind, string type, int axis)
    {
        var found = columns.Where(c => c.Item.Kind == kind && c.Item.Axis == axis).ToArray();
        if (found.Length != 1)
        {
            throw TsvTable.Fault(
                path,
                found.Length > 1 ? found[1].Item.Line : columns[0].Item.Line,
                $"'{point}' has {found.Length} {type} channels with component {"xyz"[axis]}",
                "Give each of x, y and z exactly once.");
        }

        ChannelRow row = found[0].Item;
        return ChannelUnits.FactorOf(kind, row.Unit ?? "") is { } factor
            ? new ScaledColumn(found[0].Index, factor)
            : throw TsvTable.Fault(path, row.Line, $"channel '{row.Name}' has the unit '{row.Unit ?? "n/a"}'", $"{type} needs {ChannelUnits.Known(kind)}.");
    }
}
