namespace GaitSense.Export.MotionBids.Channels;

/// <summary>One row of channels.tsv: one column of the motion file.</summary>
/// <param name="Line">Line in channels.tsv.</param>
/// <param name="Name">Name of the channel.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="Axis">0, 1, 2 for x, y, z; -1 where it has no axis.</param>
/// <param name="Point">Tracked point as spelled; empty for none.</param>
/// <param name="Unit">Unit as spelled; null where absent.</param>
/// <param name="Frame">Name of its reference frame; null where absent.</param>
/// <param name="Placement">Placement in words.</param>
/// <param name="RateHz">Its own sampling rate; null where absent.</param>
/// <param name="IsBad">True when its status says so.</param>
internal sealed record ChannelRow(
    int Line,
    string Name,
    ChannelKind Kind,
    int Axis,
    string Point,
    string? Unit,
    string? Frame,
    string Placement,
    double? RateHz,
    bool IsBad);
