using System.Globalization;
using GaitSense.Core.Recordings;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Channels;

/// <summary>Reads channels.tsv.</summary>
internal static class ChannelsTable
{
    /// <summary>The channels in the order of the motion file's columns.</summary>
    /// <exception cref="InputFaultException">The table is malformed.</exception>
    public static IReadOnlyList<ChannelRow> Read(string path)
    {
        TsvTable table = TsvTable.Read(path);
        int name = table.Require("name");
        int component = table.Require("component");
        int type = table.Require("type");
        int point = table.Require("tracked_point");
        int units = table.Require("units");
        int frame = table.IndexOf("reference_frame");
        int placement = table.IndexOf("placement");
        int rate = table.IndexOf("sampling_frequency");
        int status = table.IndexOf("status");
        if (table.Rows.GroupBy(r => r.Cells[name], StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } doubled)
        {
            throw TsvTable.Fault(path, doubled.Last().Line, $"the channel '{doubled.Key}' is listed {doubled.Count()} times", "Give every column of the motion file a name of its own.");
        }

        return
        [
            .. table.Rows.Select(r => new ChannelRow(
                r.Line,
                r.Cells[name],
                KindOf(r.Cells[type]),
                AxisOf(r.Cells[component]),
                r.Value(point) ?? "",
                r.Value(units),
                r.Value(frame),
                r.Value(placement) ?? "",
                Number(r.Value(rate)),
                string.Equals(r.Value(status), "bad", StringComparison.OrdinalIgnoreCase))),
        ];
    }

    // ACC, GYR and MAG were the spellings of early drafts of Motion-BIDS.
    private static ChannelKind KindOf(string type) => type.ToUpperInvariant() switch
    {
        "ACCEL" or "ACC" => ChannelKind.Acceleration,
        "GYRO" or "GYR" => ChannelKind.AngularRate,
        "MAGN" or "MAG" => ChannelKind.MagneticField,
        "LATENCY" => ChannelKind.Latency,
        _ => ChannelKind.Other,
    };

    private static int AxisOf(string component) => component.ToLowerInvariant() switch
    {
        "x" => 0,
        "y" => 1,
        "z" => 2,
        _ => -1,
    };

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 ? value : null;
}
