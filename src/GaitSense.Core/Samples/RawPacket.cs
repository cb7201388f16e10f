using GaitSense.Core.Time;

namespace GaitSense.Core.Samples;

/// <summary>One notification as it was received. The bytes are only valid during the call that hands it over; whoever
/// keeps them copies them.</summary>
/// <param name="Sensor">Index in the session's roster.</param>
/// <param name="Arrival">When it reached this host.</param>
/// <param name="Payload">The bytes, unchanged.</param>
public readonly record struct RawPacket(int Sensor, HostTime Arrival, ReadOnlyMemory<byte> Payload);
