using GaitSense.Core.Geometry;
using GaitSense.Core.Time;

namespace GaitSense.Protocol.Sensors.Fields;

/// <summary>Reads any sensor whose values stand at fixed places, as the field table of its profile says.</summary>
/// <remarks>Acceleration and angular rate of one characteristic belong together; of two, they are joined by count.</remarks>
public sealed class FieldDecoder : ISensorDecoder
{
    private readonly CountPairing _pairing = new();
    private readonly FullScales _scales;
    private readonly FieldTable _table;
    private readonly TriadField[][] _streams;
    private readonly int[] _sampleEnds;
    private readonly bool[] _isWhole;

    /// <summary>A decoder for a profile with a field table.</summary>
    /// <exception cref="ArgumentException">It has none.</exception>
    public FieldDecoder(SensorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        _table = profile.Fields ?? throw new ArgumentException("the profile has no field table", nameof(profile));
        _scales = new FullScales(profile.Capability);
        _streams = [.. profile.Streams.Select((_, i) => _table.Triads.Where(t => t.Stream == i).ToArray())];
        _sampleEnds = [.. _streams.Select(s => s.Select(EndOf).DefaultIfEmpty(0).Max())];
        _isWhole = [.. _streams.Select(IsWhole)];
    }

    /// <inheritdoc/>
    public DecodeOutcome Read(int stream, ReadOnlySpan<byte> value, HostTime arrival, SampleBatch batch)
    {
        batch.Clear();
        if ((uint)stream >= (uint)_streams.Length)
        {
            return DecodeOutcome.Malformed;
        }

        if (_streams[stream].Length == 0)
        {
            return DecodeOutcome.Ok;
        }

        StampField? stamp = _table.Stamp?.Stream == stream ? _table.Stamp : null;
        int end = _table.FirstSample + _sampleEnds[stream];
        if (value.Length < Math.Max(end, stamp is null ? 0 : stamp.Offset + FieldTypes.LengthOf(stamp.Type)))
        {
            return DecodeOutcome.Truncated;
        }

        int step = Math.Max(_table.SampleLength, 1);
        int count = _table.SampleLength == 0 ? 1 : 1 + ((value.Length - end) / step);
        for (int i = 0; i < Math.Min(count, SampleBatch.Capacity); i++)
        {
            if (!TrySample(stream, value[(_table.FirstSample + (i * step))..], arrival, batch))
            {
                batch.Clear();
                return DecodeOutcome.Malformed;
            }
        }

        if (!_isWhole[stream])
        {
            _pairing.TakeInto(batch, _scales);
            return DecodeOutcome.Ok;
        }

        batch.Arrival = arrival;
        batch.Stamp = stamp is null ? 0 : (long)FieldTypes.Read(stamp.Type, value[stamp.Offset..]);
        return DecodeOutcome.Ok;
    }

    /// <inheritdoc/>
    public void Interrupt() => _pairing.Clear();

    private bool TrySample(int stream, ReadOnlySpan<byte> at, HostTime arrival, SampleBatch batch)
    {
        SensorSample sample = SensorSample.None;
        foreach (TriadField field in _streams[stream])
        {
            Vec3 read = new(Number(field, at, 0), Number(field, at, 1), Number(field, at, 2));
            switch (field.Quantity)
            {
                case FieldQuantity.Acceleration when Triads.IsAcceleration(read):
                    sample.AccelerationMps2 = read;
                    break;
                case FieldQuantity.AngularRate when Triads.IsAngularRate(read):
                    sample.AngularRateRadPerS = read;
                    break;
                case FieldQuantity.MagneticField when Triads.IsField(read):
                    sample.MagneticFieldUt = read;
                    break;
                default:
                    return false;
            }
        }

        if (_isWhole[stream])
        {
            sample.Marks = _scales.Marks(sample.AccelerationMps2, sample.AngularRateRadPerS);
            batch.Add() = sample;
            return true;
        }

        Offer(sample, arrival);
        return true;
    }

    private void Offer(in SensorSample sample, HostTime arrival)
    {
        if (sample.MagneticFieldUt.IsFinite)
        {
            _pairing.FieldUt = sample.MagneticFieldUt;
        }

        if (sample.AccelerationMps2.IsFinite)
        {
            _pairing.AddAcceleration(sample.AccelerationMps2, arrival);
        }

        if (sample.AngularRateRadPerS.IsFinite)
        {
            _pairing.AddAngularRate(sample.AngularRateRadPerS);
        }
    }

    private static double Number(TriadField field, ReadOnlySpan<byte> at, int axis) =>
        FieldTypes.Read(field.Type, at[(field.Offset + (axis * field.Step))..]) * field.Scale;

    private static int EndOf(TriadField field) => field.Offset + (2 * field.Step) + FieldTypes.LengthOf(field.Type);

    private static bool IsWhole(TriadField[] fields) =>
        fields.Any(f => f.Quantity == FieldQuantity.Acceleration) && fields.Any(f => f.Quantity == FieldQuantity.AngularRate);
}
