using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>Sends the packets of a source, such as the simulated walker, as those of the virtual sensors at the same sites.</summary>
internal sealed class WalkRadio(IReadOnlyList<ISensorRadio> sensors, IReadOnlyList<SensorDescriptor> roster) : IPacketReceiver
{
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private readonly byte[] _packet = new byte[GattProfile.MaxAttributeLength];

    public void OnPacket(in RawPacket packet)
    {
        BodySite site = roster[packet.Sensor].Site;
        if (sensors.FirstOrDefault(s => s.Sensor.Site == site) is { } radio
            && ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, _samples) == DecodeOutcome.Ok
            && radio.Sensor.TryNumber(ref header))
        {
            int length = ImuPacketCodec.Encode(header, _samples.AsSpan(0, header.SampleCount), _packet);
            radio.TrySend(_packet.AsSpan(0, length));
        }
    }

    public void OnStatus(in SensorStatus status)
    {
    }
}
