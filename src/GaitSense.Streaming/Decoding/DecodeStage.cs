using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Streaming;

/// <summary>Reads packets and puts each sensor's in the order of its clock, each once, with gaps as jumps of the index.</summary>
/// <remarks>
/// <b>Needs</b> the packets of one session in order of arrival.
/// <b>Gives</b> every packet exactly once, as accepted or as what it was instead. Without a loss a packet is emitted at once;
/// behind a gap packets wait for <see cref="DecodeOptions.ReorderWindow"/>.
/// <b>How</b> (1) Bytes that are no packet of the profile are emitted as rejected; the first of each sensor is kept in words.
/// (2) The packet number and the ticks together tell what is missing; a packet that comes too early waits. (3) Packets of
/// sensors that fell silent are released by the arrivals of the others. Nothing is filled in.
/// <b>Sensors of other makers</b> are read by the profile that the roster names; packets of theirs that hold no sample by
/// themselves are emitted as <see cref="PacketFate.Partial"/>.
/// <b>Breaks when</b> a sensor restarts its clock within a second of where it was: its packets count as late until it passes.
/// <b>Cost</b> 0 B per packet once warm; at most <see cref="DecodeOptions.MaxWaiting"/> packets of memory per sensor.
/// </remarks>
public sealed class DecodeStage : IStage<RawPacket, DecodedPacket>
{
    private readonly IReadOnlyList<SensorDescriptor> _sensors;
    private readonly IPacketDecoder[] _decoders;
    private readonly InputFault?[] _firstFaults;

    /// <summary>A stage that has seen nothing.</summary>
    /// <param name="sensors">The roster.</param>
    /// <param name="options">Options; null for the defaults.</param>
    public DecodeStage(IReadOnlyList<SensorDescriptor> sensors, DecodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sensors);
        _sensors = sensors;
        _decoders = [.. sensors.Select((s, i) => DecoderOf(i, s, options ?? DecodeOptions.Default))];
        _firstFaults = new InputFault?[sensors.Count];
    }

    /// <summary>For each sensor the first packet that was rejected, in words; null when none was.</summary>
    public IReadOnlyList<InputFault?> FirstFaults => _firstFaults;

    /// <inheritdoc/>
    public void Accept(in RawPacket item, IOutlet<DecodedPacket> outlet)
    {
        if ((uint)item.Sensor >= (uint)_decoders.Length)
        {
            outlet.Emit(new DecodedPacket { Sensor = item.Sensor, Fate = PacketFate.UnknownSensor, Arrival = item.Arrival });
            return;
        }

        // 1. and 2.
        Protocol.DecodeOutcome outcome = _decoders[item.Sensor].Accept(item, outlet);
        if (outcome != Protocol.DecodeOutcome.Ok)
        {
            _firstFaults[item.Sensor] ??= PacketFaults.Describe(item, outcome, _sensors[item.Sensor]);
        }

        // 3.
        foreach (IPacketDecoder decoder in _decoders)
        {
            decoder.ReleaseOverdue(item.Arrival, outlet);
        }
    }

    /// <inheritdoc/>
    public void Complete(IOutlet<DecodedPacket> outlet)
    {
        foreach (IPacketDecoder decoder in _decoders)
        {
            decoder.Complete(outlet);
        }
    }

    private static IPacketDecoder DecoderOf(int index, SensorDescriptor sensor, DecodeOptions options) =>
        options.Profiles.Find(sensor.Profile) is { } profile && SensorDecoders.Create(profile, sensor.NominalRateHz) is { } decoder
            ? new ProfiledDecoder(index, sensor, profile, decoder)
            : new SensorDecoder(index, sensor, options);
}
