using System.Threading.Channels;
using GaitSense.Core.Frames;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;

namespace GaitSense.Streaming;

/// <summary>The bounded queue in front of one sink, and the task that empties it. Items are posted by one caller at a time.</summary>
internal sealed class SinkQueue
{
    // The largest attribute of Bluetooth is 512 bytes; a file may hold longer packets.
    private const int UsualPacket = 512;

    // Longer runs of samples are queued in parts, so that a queue that stands still holds a bounded amount of memory.
    private const int UsualSamples = 16;
    private const int MostSamples = 32;

    private readonly ISessionSink _sink;
    private readonly LiveSessionOptions _options;
    private readonly TimeProvider _time;
    private readonly Channel<SinkItem> _channel;
    private readonly BlockPool<byte> _payloads;
    private readonly BlockPool<ImuSample<SensorFrame>> _samples;
    private readonly int _packetLimit;
    private readonly SinkCounters _counters;
    private readonly ITimer? _ticks;
    private readonly Task _emptying;
    private bool _isStuck;
    private volatile bool _isDelivering;
    private volatile bool _isAbandoned;

    public SinkQueue(ISessionSink sink, LiveSessionOptions options, TimeProvider time)
    {
        _sink = sink;
        _options = options;
        _time = time;
        _counters = new SinkCounters(sink.Name);
        _packetLimit = options.WhenFull == FullQueue.Wait ? int.MaxValue : options.QueueLength * 3 / 4;

        // One more is with the sink, and one more is being posted.
        _payloads = new BlockPool<byte>(options.QueueLength + 2, UsualPacket);
        _samples = new BlockPool<ImuSample<SensorFrame>>(options.QueueLength + 2, UsualSamples);
        _channel = Channel.CreateBounded<SinkItem>(new BoundedChannelOptions(options.QueueLength)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait,
        });

        // A tick that finds the queue full is not needed: the sink is about to be called anyway.
        _ticks = sink.TickEvery is { } every
            ? time.CreateTimer(_ => _channel.Writer.TryWrite(default), null, every, every)
            : null;
        _emptying = Task.Run(EmptyAsync);
    }

    public SinkReport Report => _counters.Report;

    /// <summary>Copies a packet into the queue, when the sink takes packets.</summary>
    public void Post(in RawPacket packet)
    {
        if (!_sink.TakesPackets)
        {
            return;
        }

        bool hasRoom = _channel.Reader.Count < _packetLimit;
        if (hasRoom && _payloads.TryRent(packet.Payload.Span) is { } payload)
        {
            Post(new SinkItem { Payload = payload, Sensor = packet.Sensor, Arrival = packet.Arrival });
        }
        else
        {
            _counters.Drop();
        }
    }

    /// <summary>Copies samples into the queue, when the sink takes samples.</summary>
    public void Post(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples)
    {
        while (!samples.IsEmpty && _sink.TakesSamples)
        {
            ReadOnlySpan<ImuSample<SensorFrame>> part = samples[..Math.Min(MostSamples, samples.Length)];
            samples = samples[part.Length..];
            bool hasRoom = _channel.Reader.Count < _packetLimit;
            if (hasRoom && _samples.TryRent(part) is { } block)
            {
                Post(new SinkItem { Samples = block, Sensor = sensor });
            }
            else
            {
                _counters.Drop();
            }
        }
    }

    /// <summary>Puts an item into the queue.</summary>
    public void Post(in SinkItem item)
    {
        if (_channel.Writer.TryWrite(item) || TryWait(item))
        {
            return;
        }

        _counters.Drop();
        Recycle(item);
    }

    /// <summary>No more items come; waits until the sink has taken what is queued, but not for ever.</summary>
    public async Task DrainAsync()
    {
        if (_ticks is not null)
        {
            await _ticks.DisposeAsync();
        }

        _channel.Writer.TryComplete();
        try
        {
            await _emptying.WaitAsync(_options.DrainTimeout, _time);
        }
        catch (TimeoutException) when (_isDelivering || _channel.Reader.Count > 0)
        {
            _isAbandoned = true;
            _counters.Drop(_channel.Reader.Count);
        }
        catch (TimeoutException)
        {
            // The sink has taken everything; only this task was late.
        }
    }

    /// <summary>Hands the summary to a sink that has taken everything else; waits for it, but not for ever.</summary>
    public async Task FinishAsync(SessionSummary summary)
    {
        if (_isAbandoned)
        {
            return;
        }

        try
        {
            await Task.Run(() => Finish(summary)).WaitAsync(_options.DrainTimeout, _time);
        }
        catch (TimeoutException)
        {
            _isAbandoned = true;
            _counters.Drop();
        }
    }

    private bool TryWait(in SinkItem item)
    {
        if (_options.WhenFull == FullQueue.Drop || _isStuck)
        {
            return false;
        }

        using CancellationTokenSource limit = new(_options.DrainTimeout, _time);
        try
        {
            _channel.Writer.WriteAsync(item, limit.Token).AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            // The sink hangs: it is not waited for again, so that the session can go on.
            _isStuck = true;
            return false;
        }
    }

    private async Task EmptyAsync()
    {
        while (await _channel.Reader.WaitToReadAsync())
        {
            while (_channel.Reader.TryRead(out SinkItem item))
            {
                Deliver(item);
                Recycle(item);
            }
        }
    }

    private void Deliver(in SinkItem item)
    {
        if (_isAbandoned)
        {
            return;
        }

        _isDelivering = true;
        try
        {
            item.DeliverTo(_sink);
            _isDelivering = false;
            _counters.Deliver(item.IsTick ? 0 : 1);
        }
        catch (Exception e)
        {
            _isDelivering = false;
            _counters.Fail(e);
        }
    }

    private void Finish(SessionSummary summary)
    {
        try
        {
            _sink.OnFinished(summary);
        }
        catch (Exception e)
        {
            _counters.Fail(e);
        }
    }

    private void Recycle(in SinkItem item)
    {
        if (item.Payload is { } payload)
        {
            _payloads.Return(payload);
        }

        if (item.Samples is { } samples)
        {
            _samples.Return(samples);
        }
    }
}
