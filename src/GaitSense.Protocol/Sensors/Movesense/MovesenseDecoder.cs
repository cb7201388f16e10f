using System.Buffers.Binary;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors.Movesense;

/// <summary>Reads the stream of Movesense's GATT SensorData Protocol: stamps in ms, all accelerations of a notification before
/// all angular rates, and a second part where one notification is too short.</summary>
/// <remarks>Little-endian float32: m/s2, degrees per second, uT. A first part is kept until its second comes; when another
/// first part comes instead, it is dropped and shows as a gap in the stamps. The layout of a stream is the number of axes, 6
/// or 9; the mode says how many samples a notification holds, by which a part is known from a whole.
/// <b>Source</b> the maker's gatt_sensordata_app and movesense-py.</remarks>
public sealed class MovesenseDecoder : ISensorDecoder
{
    private const byte Answer = 1;
    private const byte Whole = 2;
    private const byte SecondPart = 3;
    private const int HeaderLength = 2;
    private const int StampLength = 4;
    private const int TriadLength = 12;
    private const int MostBytes = 1024;

    private readonly byte[] _body = new byte[MostBytes];
    private readonly FullScales _scales;
    private readonly int _axes;
    private readonly int _expected;
    private int _held;
    private byte _reference;

    /// <summary>A decoder for a profile at one of its rates.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="rateHz">Sampling rate, Hz.</param>
    public MovesenseDecoder(SensorProfile profile, double rateHz)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _scales = new FullScales(profile.Capability);
        _axes = profile.Streams[0].Layout == 9 ? 9 : 6;
        int samples = profile.ModeFor(rateHz).SamplesPerNotification;
        _expected = samples == 0 ? 0 : StampLength + (samples * SampleLength);
    }

    private int SampleLength => _axes / 3 * TriadLength;

    /// <inheritdoc/>
    public DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        batch.Clear();
        if (value.Length < HeaderLength)
        {
            return DecodeOutcome.Truncated;
        }

        ReadOnlySpan<byte> body = value[HeaderLength..];
        switch (value[0])
        {
            case Answer:
                return DecodeOutcome.Ok;
            case Whole:
                _held = 0;
                return IsComplete(body.Length) ? Take(body, arrival, batch) : Hold(body, value[1]);
            case SecondPart:
                return Join(body, value[1], arrival, batch);
            default:
                return DecodeOutcome.Malformed;
        }
    }

    /// <inheritdoc/>
    public void Interrupt() => _held = 0;

    private bool IsComplete(int length) => _expected > 0
        ? length == _expected
        : length > StampLength && (length - StampLength) % SampleLength == 0;

    private DecodeOutcome Hold(ReadOnlySpan<byte> body, byte reference)
    {
        if (body.Length < StampLength || body.Length > MostBytes || (_expected > 0 && body.Length > _expected))
        {
            return body.Length < StampLength ? DecodeOutcome.Truncated : DecodeOutcome.Malformed;
        }

        body.CopyTo(_body);
        _held = body.Length;
        _reference = reference;
        return DecodeOutcome.Ok;
    }

    private DecodeOutcome Join(ReadOnlySpan<byte> rest, byte reference, HostTime arrival, SampleBatch batch)
    {
        int length = _held + rest.Length;
        bool isFollowing = _held > 0 && reference == _reference && length <= MostBytes;
        if (isFollowing)
        {
            rest.CopyTo(_body.AsSpan(_held));
        }

        _held = 0;
        return isFollowing && IsComplete(length) ? Take(_body.AsSpan(0, length), arrival, batch) : DecodeOutcome.Malformed;
    }

    private DecodeOutcome Take(ReadOnlySpan<byte> body, HostTime arrival, SampleBatch batch)
    {
        int count = (body.Length - StampLength) / SampleLength;
        ReadOnlySpan<byte> accelerations = body[StampLength..];
        ReadOnlySpan<byte> rates = accelerations[(count * TriadLength)..];
        ReadOnlySpan<byte> fields = _axes == 9 ? rates[(count * TriadLength)..] : [];
        for (int i = 0; i < count; i++)
        {
            ref SensorSample sample = ref batch.Add();
            sample.AccelerationMps2 = Triads.Single(accelerations[(i * TriadLength)..]);
            sample.AngularRateRadPerS = Triads.Single(rates[(i * TriadLength)..]) * Triads.RadPerDeg;
            sample.MagneticFieldUt = fields.IsEmpty ? sample.MagneticFieldUt : Triads.Single(fields[(i * TriadLength)..]);
            sample.Marks = _scales.Marks(sample.AccelerationMps2, sample.AngularRateRadPerS);
            if (!Triads.IsAcceleration(sample.AccelerationMps2)
                || !Triads.IsAngularRate(sample.AngularRateRadPerS)
                || !(fields.IsEmpty || Triads.IsField(sample.MagneticFieldUt)))
            {
                batch.Clear();
                return DecodeOutcome.Malformed;
            }
        }

        batch.Stamp = BinaryPrimitives.ReadUInt32LittleEndian(body);
        batch.Arrival = arrival;
        return DecodeOutcome.Ok;
    }
}
