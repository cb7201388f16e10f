using GaitSense.Core.Geometry;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors.Arduino;

/// <summary>Reads the Arduino Nano 33 BLE in the form of the nano33ble sketches: acceleration, angular rate and magnetic field
/// each on a characteristic of its own, without stamps, joined by count.</summary>
/// <remarks>Three float32, little-endian: g, degrees per second, uT. The layout of a stream is 1, 2 or 3 in that order.
/// <b>Source</b> the specification of njanssen/arduino-nano-33-ble.</remarks>
public sealed class NanoDecoder : ISensorDecoder
{
    private const int Length = 12;

    private readonly CountPairing _pairing = new();
    private readonly FullScales _scales;
    private readonly int[] _layouts;

    /// <summary>A decoder for the streams of a profile.</summary>
    public NanoDecoder(SensorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _scales = new FullScales(profile.Capability);
        _layouts = [.. profile.Streams.Select(s => s.Layout)];
    }

    /// <inheritdoc/>
    public DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        batch.Clear();
        if (value.Length < Length)
        {
            return DecodeOutcome.Truncated;
        }

        Vec3 read = Triads.Single(value);
        switch ((uint)stream < (uint)_layouts.Length ? _layouts[stream] : 0)
        {
            case 1 when Triads.IsAcceleration(read * ImuScale.StandardGravityMps2):
                _pairing.AddAcceleration(read * ImuScale.StandardGravityMps2, arrival);
                break;
            case 2 when Triads.IsAngularRate(read * Triads.RadPerDeg):
                _pairing.AddAngularRate(read * Triads.RadPerDeg);
                break;
            case 3 when Triads.IsField(read):
                _pairing.FieldUt = read;
                break;
            default:
                return DecodeOutcome.Malformed;
        }

        _pairing.TakeInto(batch, _scales);
        return DecodeOutcome.Ok;
    }

    /// <inheritdoc/>
    public void Interrupt() => _pairing.Clear();
}
