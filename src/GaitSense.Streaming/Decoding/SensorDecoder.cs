using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Protocol;

namespace GaitSense.Streaming;

/// <summary>Reads the packets of one sensor and hands them on in the order of its clock, each once.</summary>
internal sealed class SensorDecoder(int sensor, SensorDescriptor descriptor, DecodeOptions options) : IPacketDecoder
{
    private readonly long _windowNs = options.ReorderWindow.Ticks * 100;
    private readonly ReorderWindow _window = new(options.MaxWaiting);
    private readonly StreamCursor _cursor = new(descriptor.Clock);
    private readonly DecodedSample[] _samples = new DecodedSample[ImuPacketCodec.MaxSampleCount];
    private HeldPacket? _stranger;

    /// <summary>Takes one packet.</summary>
    public DecodeOutcome Accept(in RawPacket raw, IOutlet<DecodedPacket> outlet)
    {
        HeldPacket packet = _window.Rent();
        packet.Arrival = raw.Arrival;
        DecodeOutcome outcome = ImuPacketCodec.Decode(raw.Payload.Span, out packet.Header, packet.Samples);
        if (outcome == DecodeOutcome.Ok)
        {
            Place(packet, outlet);
        }
        else
        {
            Refuse(packet, PacketFate.Rejected, outcome, outlet);
        }

        return outcome;
    }

    /// <summary>Hands on what has waited long enough.</summary>
    public void ReleaseOverdue(HostTime now, IOutlet<DecodedPacket> outlet)
    {
        while (_window.Count > 0 && now.Nanoseconds - _window.First.Arrival.Nanoseconds >= _windowNs)
        {
            ReleaseFirst(outlet);
            ReleaseContinuous(outlet);
        }
    }

    /// <summary>Hands on everything that waits.</summary>
    public void Complete(IOutlet<DecodedPacket> outlet)
    {
        DropStranger(outlet);
        ReleaseAll(outlet);
    }

    private void Place(HeldPacket packet, IOutlet<DecodedPacket> outlet)
    {
        if (!_cursor.HasStarted)
        {
            _cursor.Start(packet);
        }

        switch (_cursor.Locate(packet))
        {
            case PacketPlace.Next:
                DropStranger(outlet);
                HandOn(packet, isRestart: false, outlet);
                ReleaseContinuous(outlet);
                break;
            case PacketPlace.Ahead:
                DropStranger(outlet);
                Hold(packet, outlet);
                break;
            case PacketPlace.Behind:
                Refuse(packet, _cursor.HasSeen(packet) ? PacketFate.Duplicate : PacketFate.Late, DecodeOutcome.Ok, outlet);
                break;
            default:
                Consider(packet, outlet);
                break;
        }
    }

    private void Hold(HeldPacket packet, IOutlet<DecodedPacket> outlet)
    {
        if (_window.IsFull)
        {
            ReleaseFirst(outlet);
            ReleaseContinuous(outlet);
            _cursor.Locate(packet);
        }

        if (packet.Index < _cursor.ExpectedIndex)
        {
            Refuse(packet, PacketFate.Late, DecodeOutcome.Ok, outlet);
        }
        else if (!_window.TryAdd(packet))
        {
            Refuse(packet, PacketFate.Duplicate, DecodeOutcome.Ok, outlet);
        }
        else
        {
            ReleaseContinuous(outlet);
        }
    }

    /// <summary>One packet with a foreign clock may be a stray; a second one that follows it is a restart.</summary>
    private void Consider(HeldPacket packet, IOutlet<DecodedPacket> outlet)
    {
        if (_stranger is not { } stranger || !StreamCursor.Follows(packet, stranger))
        {
            DropStranger(outlet);
            _stranger = packet;
            return;
        }

        _stranger = null;
        ReleaseAll(outlet);
        _cursor.Restart(stranger);
        HandOn(stranger, isRestart: true, outlet);
        Place(packet, outlet);
    }

    private void DropStranger(IOutlet<DecodedPacket> outlet)
    {
        if (_stranger is { } stranger)
        {
            _stranger = null;
            Refuse(stranger, PacketFate.Late, DecodeOutcome.Ok, outlet);
        }
    }

    private void ReleaseContinuous(IOutlet<DecodedPacket> outlet)
    {
        // What waited was placed against an older end of the stream; the new end knows its place better.
        while (_window.Count > 0 && _cursor.Locate(_window.First) != PacketPlace.Ahead)
        {
            ReleaseFirst(outlet);
        }
    }

    private void ReleaseAll(IOutlet<DecodedPacket> outlet)
    {
        while (_window.Count > 0)
        {
            ReleaseFirst(outlet);
        }
    }

    private void ReleaseFirst(IOutlet<DecodedPacket> outlet)
    {
        HeldPacket first = _window.RemoveFirst();
        _cursor.Locate(first);
        if (first.Index < _cursor.ExpectedIndex)
        {
            Refuse(first, PacketFate.Late, DecodeOutcome.Ok, outlet);
        }
        else
        {
            HandOn(first, isRestart: false, outlet);
        }
    }

    private void HandOn(HeldPacket packet, bool isRestart, IOutlet<DecodedPacket> outlet)
    {
        Convert(packet);
        DecodedPacket decoded = new()
        {
            Sensor = sensor,
            Site = descriptor.Site,
            Fate = PacketFate.Accepted,
            Arrival = packet.Arrival,
            FirstIndex = packet.Index,
            Lost = packet.Index - _cursor.ExpectedIndex,
            IsRestart = isRestart,
            First = packet.First,
            PeriodUnits = packet.Header.PeriodUnits,
            Samples = _samples.AsMemory(0, packet.Count),
        };
        _cursor.Advance(packet);
        _window.Return(packet);
        outlet.Emit(decoded);
    }

    private void Convert(HeldPacket packet)
    {
        bool hasField = (packet.Header.Content & PacketContent.Magnetometer) != 0;
        for (int i = 0; i < packet.Count; i++)
        {
            ref readonly RawImuSample raw = ref packet.Samples[i];
            _samples[i] = new DecodedSample(
                ImuScale.AccelerationMps2(raw, packet.Header.AccelerationRange),
                ImuScale.AngularRateRadPerS(raw, packet.Header.AngularRateRange),
                hasField ? ImuScale.MagneticFieldUt(raw) : Core.Geometry.Vec3.NaN,
                ImuScale.Marks(raw));
        }
    }

    private void Refuse(HeldPacket packet, PacketFate fate, DecodeOutcome outcome, IOutlet<DecodedPacket> outlet)
    {
        DecodedPacket refused = new()
        {
            Sensor = sensor,
            Site = descriptor.Site,
            Fate = fate,
            Outcome = outcome,
            Arrival = packet.Arrival,
        };
        _window.Return(packet);
        outlet.Emit(refused);
    }
}
