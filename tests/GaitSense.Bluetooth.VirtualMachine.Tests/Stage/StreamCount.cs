using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Air;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.VirtualMachine.Tests.Stage;

/// <summary>Sends packets of every sensor and counts what arrives, with how long it took.</summary>
internal sealed class StreamCount : IPacketReceiver
{
    private readonly Lock _gate = new();
    private readonly IReadOnlyList<RadioSensor> _sensors;
    private readonly SteadyPackets[] _packets;
    private readonly Dictionary<(BodySite Site, uint Ticks), long> _sentAt = [];
    private readonly List<double> _latenciesMs = [];
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private readonly RawImuSample[] _own = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private TaskCompletionSource? _arrived;

    public StreamCount(IReadOnlyList<RadioSensor> sensors)
    {
        _sensors = sensors;
        _packets = [.. sensors.Select(s => new SteadyPackets(s.Sensor))];
    }

    public long Sent { get; private set; }

    /// <summary>Sent, and not arrived.</summary>
    public long Lost => _sentAt.Count;

    /// <summary>Latency that so large a share of the packets stays below, ms.</summary>
    public double LatencyMs(double share) => _latenciesMs.Order().ElementAt((int)(share * (_latenciesMs.Count - 1)));

    public async Task SendAsync(double seconds, double rateHz, CancellationToken cancellationToken)
    {
        byte[] packet = new byte[GattProfile.MaxAttributeLength];
        long start = TimeProvider.System.GetTimestamp();
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(4));
        for (long due = 0; due < seconds * rateHz;)
        {
            for (; due < Math.Min(seconds, TimeProvider.System.GetElapsedTime(start).TotalSeconds) * rateHz; due++)
            {
                SendOne(packet);
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    public Task UntilArrivedAsync()
    {
        lock (_gate)
        {
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Look();
            return _arrived.Task;
        }
    }

    public void OnPacket(in RawPacket packet)
    {
        long now = TimeProvider.System.GetTimestamp();
        lock (_gate)
        {
            if (ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, _samples) == DecodeOutcome.Ok
                && _sentAt.Remove((header.Site, header.Ticks), out long sent))
            {
                _latenciesMs.Add(TimeProvider.System.GetElapsedTime(sent, now).TotalMilliseconds);
                Look();
            }
        }
    }

    public void OnStatus(in SensorStatus status)
    {
    }

    private void SendOne(byte[] packet)
    {
        for (int i = 0; i < _sensors.Count; i++)
        {
            if (!_packets[i].TryNext(packet, out int length))
            {
                continue;
            }

            ImuPacketCodec.Decode(packet.AsSpan(0, length), out ImuPacketHeader header, _own);
            lock (_gate)
            {
                _sentAt[(header.Site, header.Ticks)] = TimeProvider.System.GetTimestamp();
                Sent++;
            }

            _sensors[i].TrySend(packet.AsSpan(0, length));
        }
    }

    private void Look()
    {
        if (_sentAt.Count == 0)
        {
            _arrived?.TrySetResult();
        }
    }
}
