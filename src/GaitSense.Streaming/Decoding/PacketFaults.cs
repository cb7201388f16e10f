using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Protocol;

namespace GaitSense.Streaming;

/// <summary>Says in words why a packet was rejected.</summary>
internal static class PacketFaults
{
    public static InputFault Describe(in RawPacket packet, DecodeOutcome outcome, SensorDescriptor sensor) => new(
        FormattableString.Invariant($"a packet of {packet.Payload.Length} bytes was rejected: {Reason(outcome)}"),
        FormattableString.Invariant($"sensor {sensor.Id} ({StepColumns.NameOf(sensor.Site)}), {packet.Arrival.Seconds:0.000} s"),
        $"A few are a weak radio link; if it is every packet, the sensor does not speak profile {sensor.Profile}");

    private static string Reason(DecodeOutcome outcome) => outcome switch
    {
        DecodeOutcome.Truncated => "it is shorter than it announces",
        DecodeOutcome.BadChecksum => "its check sum does not fit",
        DecodeOutcome.UnknownVersion => "it is of another version of the profile",
        _ => "it holds a value that the profile does not allow",
    };
}
