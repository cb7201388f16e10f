using System.Threading.Channels;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>One connection of one gateway.</summary>
/// <remarks><b>How</b> (1) the hello names the stream; a former connection of the same stream ends first; (2) the clock is asked for;
/// (3) the welcome says which number is wanted; (4) frames are taken, and what is taken for good is acknowledged.</remarks>
internal sealed class GatewayConnection(GatewayHub hub, IFrameLink link, TimeProvider time) : IDisposable
{
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // Runs out when nothing is heard for too long.
    private readonly CancellationTokenSource _idle = new(hub.Options.Patience, time);
    private readonly long[] _pingTimes = new long[16];
    private readonly byte[] _buffer = new byte[ChannelLimits.LongestFrame];
    private readonly byte[] _acknowledgement = new byte[AcknowledgementFrame.Length];
    private GatewayStream _stream = null!;
    private RefusalFrame? _refusal;
    private uint _pinged;
    private uint _answered;
    private volatile bool _isPingDue;
    private volatile bool _isWelcomed;

    /// <summary>Runs until the connection ends, for whatever reason.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _idle.Token);
        try
        {
            // 1.
            if (await HelloAsync(ending.Token) is not { } hello)
            {
                await RefuseAsync();
                return;
            }

            await EndFormerAsync();

            await _stream.Turn.WaitAsync(ending.Token);
            try
            {
                await ServeAsync(hello, ending);
            }
            finally
            {
                _stream.Standing = null;
                _stream.Moved = () => { };
                hub.Leave(_stream);
                _stream.Turn.Release();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It ended; the gateway comes again by itself.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _idle.Dispose();

    private async Task EndFormerAsync()
    {
        try
        {
            await (_stream.Standing?.CancelAsync() ?? Task.CompletedTask);
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    private async Task<HelloFrame?> HelloAsync(CancellationToken cancellationToken)
    {
        int length = await ReceiveAsync(cancellationToken);
        if (length == IFrameLink.Closed)
        {
            return null;
        }

        HelloFrame? hello = null;
        FrameOutcome outcome = length == IFrameLink.NoFrame
            ? FrameOutcome.TooLong
            : HelloFrame.Decode(_buffer.AsMemory(0, length), out hello);
        if (outcome != FrameOutcome.Ok)
        {
            _refusal = outcome == FrameOutcome.UnknownVersion
                ? new RefusalFrame(RefusalReason.Version, $"this service speaks version {ChannelLimits.Version} of the packet channel")
                : new RefusalFrame(RefusalReason.BadFrame, $"the hello cannot be read: {outcome}");
            return null;
        }

        if (hub.Enter(hello!) is not { } stream)
        {
            _refusal = new RefusalFrame(RefusalReason.Crowded, "too many gateways are connected");
            return null;
        }

        _stream = stream;
        return hello;
    }

    private async Task ServeAsync(HelloFrame hello, CancellationTokenSource ending)
    {
        _stream.Standing = ending;
        _stream.RestartClock();
        _stream.Moved = Wake;
        if (!hub.TryMeet(_stream, hello.Roster))
        {
            _refusal = new RefusalFrame(RefusalReason.Roster, "the sensors of this stream were others before");
            await RefuseAsync();
            return;
        }

        // 2.
        _isPingDue = true;
        Wake();
        Task reading = ReadAsync(ending.Token);
        Task writing = WriteAsync(ending.Token);
        using ITimer pinging = time.CreateTimer(_ => { _isPingDue = true; Wake(); }, null, hub.Options.PingInterval, hub.Options.PingInterval);
        await Task.WhenAny(reading, writing);
        await ending.CancelAsync();
        try
        {
            await Task.WhenAll(reading, writing);
        }
        finally
        {
            await RefuseAsync();
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int length = await ReceiveAsync(cancellationToken);
            if (length == IFrameLink.Closed || !Take(length))
            {
                return;
            }
        }
    }

    // False ends the connection.
    private bool Take(int length)
    {
        if (length == IFrameLink.NoFrame)
        {
            return Refuse(RefusalReason.BadFrame, "a message is no frame");
        }

        ReadOnlyMemory<byte> frame = _buffer.AsMemory(0, length);
        FrameOutcome outcome = (FrameKind)frame.Span[0] switch
        {
            FrameKind.Packets => TakePackets(frame),
            FrameKind.Status => TakeStatus(frame.Span),
            FrameKind.Pong => TakePong(frame.Span),
            FrameKind.Roster => TakeRoster(frame),
            _ => FrameOutcome.UnknownKind,
        };
        return outcome == FrameOutcome.Ok
            ? _refusal is null
            : Refuse(RefusalReason.BadFrame, $"a frame of kind {frame.Span[0]} cannot be read: {outcome}");
    }

    // 4.
    private FrameOutcome TakePackets(ReadOnlyMemory<byte> frame)
    {
        FrameOutcome outcome = PacketsFrame.Decode(frame, _stream.Sensors.Count, out FramedPackets packets);
        if (outcome != FrameOutcome.Ok)
        {
            return outcome;
        }

        // A gap is what the gateway dropped: it takes no room in the window.
        if (!_isWelcomed || _stream.InFlightWith(packets.First, packets.Count) > hub.Options.Window)
        {
            Refuse(RefusalReason.Window, $"more than {hub.Options.Window} packets were sent before they were acknowledged");
            return FrameOutcome.Ok;
        }

        GatewaySource? source = hub.Source;
        if (source is { HasRoom: false })
        {
            Refuse(RefusalReason.Window, "the running session is behind; the packets are asked for again");
            return FrameOutcome.Ok;
        }

        long nowNs = hub.NowNs;
        int position = 0;
        for (int i = 0; i < packets.Count; i++)
        {
            FramedPacket packet = packets.Read(ref position);
            if (_stream.TryExpect(packets.First + (ulong)i))
            {
                Take(packets.First + (ulong)i, packet, nowNs, source);
            }
        }

        _stream.Settle();
        return FrameOutcome.Ok;
    }

    private void Take(ulong number, in FramedPacket packet, long nowNs, GatewaySource? source)
    {
        HeardSensor sensor = _stream.Sensors[packet.Sensor];
        long arrivalNs = _stream.ArrivalNs(packet, nowNs);
        sensor.Take(arrivalNs, packet.Payload.Span);
        int index = sensor.SessionIndex;
        if (source is null || index < 0)
        {
            return;
        }

        if (arrivalNs < source.OriginNs)
        {
            _stream.CountLate();
            return;
        }

        source.Post(_stream, number, index, arrivalNs, packet.Payload.Span);
    }

    private FrameOutcome TakeStatus(ReadOnlySpan<byte> frame)
    {
        FrameOutcome outcome = StatusFrame.Decode(frame, _stream.Sensors.Count, out StatusFrame status);
        if (outcome == FrameOutcome.Ok)
        {
            HeardSensor sensor = _stream.Sensors[status.Sensor];
            sensor.Take(status);
            hub.TellSession(sensor, new SensorStatus(0, status.IsLinked, status.BatteryRatio, status.RssiDbm));
        }

        return outcome;
    }

    private FrameOutcome TakePong(ReadOnlySpan<byte> frame)
    {
        long nowNs = hub.NowNs;
        FrameOutcome outcome = PongFrame.Decode(frame, out PongFrame pong);
        if (outcome != FrameOutcome.Ok)
        {
            return outcome;
        }

        if (pong.Ping.Number >= _pinged
            || pong.Ping.SentNs != _pingTimes[pong.Ping.Number % _pingTimes.Length]
            || !_stream.Clock.TryAdd(pong.Ping.SentNs, pong.ReceivedNs, pong.SentNs, nowNs))
        {
            return FrameOutcome.Malformed;
        }

        _answered++;
        _isPingDue |= _answered < hub.Options.FirstPings;
        Wake();
        return FrameOutcome.Ok;
    }

    private FrameOutcome TakeRoster(ReadOnlyMemory<byte> frame)
    {
        FrameOutcome outcome = RosterFrame.Decode(frame, out GatewayRoster roster);
        if (outcome == FrameOutcome.Ok && !hub.TryMeet(_stream, roster))
        {
            Refuse(RefusalReason.Roster, "a roster may only add sensors");
        }

        return outcome;
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        ulong told = 0;
        bool wasRecording = false;
        while (true)
        {
            await _wake.Reader.ReadAsync(cancellationToken);
            if (_isPingDue)
            {
                _isPingDue = false;
                PingFrame ping = new(_pinged, hub.NowNs);
                _pingTimes[_pinged % _pingTimes.Length] = ping.SentNs;
                _pinged++;
                await link.SendAsync(ping.Encode(), cancellationToken);
            }

            // 3.
            if (!_isWelcomed && _answered >= hub.Options.FirstPings)
            {
                told = _stream.Taken;
                wasRecording = hub.IsRecording;
                hub.BeforeAcknowledging(_stream.Id, told);
                _isWelcomed = true;
                await link.SendAsync(new WelcomeFrame(told, hub.Options.Window, wasRecording).Encode(), cancellationToken);
            }

            if (_isWelcomed && (_stream.Taken != told || hub.IsRecording != wasRecording))
            {
                told = _stream.Taken;
                wasRecording = hub.IsRecording;
                hub.BeforeAcknowledging(_stream.Id, told);
                new AcknowledgementFrame(told, wasRecording).Encode(_acknowledgement);
                await link.SendAsync(_acknowledgement, cancellationToken);
            }
        }
    }

    private ValueTask<int> ReceiveAsync(CancellationToken cancellationToken)
    {
        _idle.CancelAfter(hub.Options.Patience);
        return link.ReceiveAsync(_buffer, cancellationToken);
    }

    private bool Refuse(RefusalReason reason, string text)
    {
        _refusal ??= new RefusalFrame(reason, text);
        return false;
    }

    private async Task RefuseAsync()
    {
        if (_refusal is { } refusal)
        {
            _refusal = null;
            using CancellationTokenSource limit = new(hub.Options.Patience, time);
            await link.SendAsync(refusal.Encode(), limit.Token);
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);
}
