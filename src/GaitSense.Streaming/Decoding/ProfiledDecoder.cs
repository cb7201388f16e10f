using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Streaming;

/// <summary>Reads the packets of a sensor of another maker, by the decoder that its profile names.</summary>
/// <remarks>The notifications of one link arrive in order, so nothing waits here for what should come before it.</remarks>
internal sealed class ProfiledDecoder : IPacketDecoder
{
    private const long SilenceNs = 1_000_000_000;

    private readonly int _sensor;
    private readonly SensorDescriptor _descriptor;
    private readonly bool _isTagged;
    private readonly ISensorDecoder _decoder;
    private readonly SampleBatch _batch = new();
    private readonly DecodedSample[] _samples = new DecodedSample[SampleBatch.Capacity];
    private readonly ProfiledCursor _cursor;
    private HostTime _lastArrival;
    private bool _hasArrived;

    public ProfiledDecoder(int sensor, SensorDescriptor descriptor, SensorProfile profile, ISensorDecoder decoder)
    {
        _sensor = sensor;
        _descriptor = descriptor;
        _isTagged = profile.IsTagged;
        _decoder = decoder;
        _cursor = new ProfiledCursor(profile.Clock, descriptor.NominalRateHz);
    }

    public DecodeOutcome Accept(in RawPacket raw, IOutlet<DecodedPacket> outlet)
    {
        if (_hasArrived && raw.Arrival.Nanoseconds - _lastArrival.Nanoseconds > SilenceNs)
        {
            _decoder.Interrupt();
        }

        (_lastArrival, _hasArrived) = (raw.Arrival, true);
        DecodeOutcome outcome = Read(raw);
        if (outcome != DecodeOutcome.Ok)
        {
            outlet.Emit(Without(raw.Arrival, PacketFate.Rejected, outcome));
        }
        else if (_batch.Count == 0)
        {
            outlet.Emit(Without(raw.Arrival, PacketFate.Partial, outcome));
        }
        else
        {
            HandOn(outlet);
        }

        return outcome;
    }

    public void ReleaseOverdue(HostTime now, IOutlet<DecodedPacket> outlet)
    {
        // Nothing waits.
    }

    public void Complete(IOutlet<DecodedPacket> outlet)
    {
        // Nothing waits.
    }

    private DecodeOutcome Read(in RawPacket raw)
    {
        ReadOnlySpan<byte> value = raw.Payload.Span;
        if (value.IsEmpty)
        {
            return DecodeOutcome.Truncated;
        }

        DecodeOutcome outcome = _isTagged
            ? _decoder.Read(value[0], value[1..], raw.Arrival, _batch)
            : _decoder.Read(0, value, raw.Arrival, _batch);
        return outcome == DecodeOutcome.Ok && !TryConvert() ? DecodeOutcome.Malformed : outcome;
    }

    /// <summary>False when a sample lacks acceleration or angular rate, without which nothing can be measured.</summary>
    private bool TryConvert()
    {
        ReadOnlySpan<SensorSample> samples = _batch.Samples;
        for (int i = 0; i < samples.Length; i++)
        {
            ref readonly SensorSample s = ref samples[i];
            if (!s.AccelerationMps2.IsFinite || !s.AngularRateRadPerS.IsFinite)
            {
                return false;
            }

            _samples[i] = new DecodedSample(s.AccelerationMps2, s.AngularRateRadPerS, s.MagneticFieldUt, s.Marks);
        }

        return true;
    }

    private void HandOn(IOutlet<DecodedPacket> outlet)
    {
        ProfiledPlace place = _cursor.Place(_batch);
        if (place.Fate != PacketFate.Accepted)
        {
            outlet.Emit(Without(_batch.Arrival, place.Fate, DecodeOutcome.Ok));
            return;
        }

        outlet.Emit(new DecodedPacket
        {
            Sensor = _sensor,
            Site = _descriptor.Site,
            Fate = PacketFate.Accepted,
            Arrival = _batch.Arrival,
            FirstIndex = place.Index,
            Lost = place.Lost,
            IsRestart = place.IsRestart,
            First = place.First,
            PeriodUnits = place.PeriodUnits,
            Samples = _samples.AsMemory(0, _batch.Count),
        });
    }

    private DecodedPacket Without(HostTime arrival, PacketFate fate, DecodeOutcome outcome) => new()
    {
        Sensor = _sensor,
        Site = _descriptor.Site,
        Fate = fate,
        Outcome = outcome,
        Arrival = arrival,
    };
}
