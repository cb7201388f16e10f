using GaitSense.Core.Recordings;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.MotionBids.Layout;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>How to read one motion file: its columns, its sensors, its rate.</summary>
/// <param name="MotionFile">The file.</param>
/// <param name="TrackingSystem">Label of the tracking system.</param>
/// <param name="Channels">All columns in order.</param>
/// <param name="Points">The sensors to read.</param>
/// <param name="Latency">Column of each row's time; null without.</param>
/// <param name="RateHz">Nominal rate; null when nobody says.</param>
/// <param name="MissingValues">What stands for a missing value beside n/a, NaN and an empty cell.</param>
/// <param name="Notes">What was left out, in words.</param>
internal sealed record MotionPlan(
    string MotionFile,
    string TrackingSystem,
    IReadOnlyList<ChannelRow> Channels,
    IReadOnlyList<PointPlan> Points,
    ScaledColumn? Latency,
    double? RateHz,
    string? MissingValues,
    IReadOnlyList<string> Notes)
{
    /// <summary>Reads the files beside a motion file.</summary>
    /// <exception cref="InputFaultException">One is missing or malformed, or neither rate nor times are given.</exception>
    public static MotionPlan For(string motionFile)
    {
        string channelsFile = ChannelsFileOf(motionFile);
        IReadOnlyList<ChannelRow> channels = ChannelsTable.Read(channelsFile);
        MotionSidecar sidecar = MotionSidecar.For(motionFile);
        List<string> notes = [];
        IReadOnlyList<PointPlan> points = new PointPlanner(channelsFile, channels, ReferenceFrames.For(motionFile), notes).Plan();
        ScaledColumn? latency = LatencyOf(channelsFile, channels);
        double? rate = sidecar.SamplingFrequencyHz ?? channels.Max(c => c.RateHz);
        if (sidecar.SamplingFrequencyHz is null)
        {
            notes.Add($"{Path.GetFileName(motionFile)}: motion.json does not give SamplingFrequency; the rate is taken from {(rate is null ? "the LATENCY channel" : "channels.tsv")}");
        }

        return rate is null && latency is null
            ? throw new InputFaultException(new InputFault("neither a sampling rate nor row times are given", sidecar.Path ?? motionFile, "Write SamplingFrequency (Hz) in *_motion.json, or add a LATENCY channel."))
            : new MotionPlan(motionFile, LabelOf(motionFile), channels, points, latency, rate, sidecar.MissingValues, notes);
    }

    private static string ChannelsFileOf(string motionFile) => Inheritance.Find(motionFile, "channels", ".tsv") is [string nearest, ..]
        ? nearest
        : throw new InputFaultException(new InputFault(
            "there is no channels.tsv for this file",
            motionFile,
            "Add *_channels.tsv beside it, one row per column, with name, component, type, tracked_point and units."));

    private static string LabelOf(string motionFile) =>
        BidsEntities.TryParse(Path.GetFileName(motionFile), out BidsEntities? e) ? e["tracksys"] ?? "" : "";

    private static ScaledColumn? LatencyOf(string channelsFile, IReadOnlyList<ChannelRow> channels)
    {
        int[] columns = [.. channels.Index().Where(c => c.Item.Kind == ChannelKind.Latency && !c.Item.IsBad).Select(c => c.Index)];
        if (columns.Length == 0)
        {
            return null;
        }

        ChannelRow row = channels[columns[0]];
        return ChannelUnits.FactorOf(ChannelKind.Latency, row.Unit ?? "") is { } factor
            ? new ScaledColumn(columns[0], factor)
            : throw Text.TsvTable.Fault(channelsFile, row.Line, $"channel '{row.Name}' has the unit '{row.Unit ?? "n/a"}'", $"LATENCY needs {ChannelUnits.Known(ChannelKind.Latency)}.");
    }
}
