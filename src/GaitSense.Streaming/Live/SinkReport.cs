using GaitSense.Core.Recordings;

namespace GaitSense.Streaming;

/// <summary>How one sink fares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Delivered">Items it took.</param>
/// <param name="Dropped">Items it lost because its queue was full, or because it did not take them in time at the end.</param>
/// <param name="Failed">Items on which it threw.</param>
/// <param name="FirstFailure">The first of those, in words; null when there was none.</param>
public sealed record SinkReport(string Name, long Delivered, long Dropped, long Failed, InputFault? FirstFailure);
