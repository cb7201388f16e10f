using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>Counts what a source hands over, by sensor, and lets a test wait for it.</summary>
internal sealed class SessionPackets(int sensors) : IPacketReceiver
{
    private readonly Lock _gate = new();
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
    private readonly List<(Func<bool> IsMet, TaskCompletionSource Met)> _waiting = [];

    public long[] Packets { get; } = new long[sensors];

    public List<ImuPacketHeader>[] Headers { get; } = [.. Enumerable.Range(0, sensors).Select(_ => new List<ImuPacketHeader>())];

    public List<HostTime> Arrivals { get; } = [];

    public List<SensorStatus> Statuses { get; } = [];

    public int Broken { get; private set; }

    /// <summary>Holds the source up in every packet while it is not set.</summary>
    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    public Task UntilAsync(Func<SessionPackets, bool> isMet)
    {
        lock (_gate)
        {
            TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((() => isMet(this), met));
            Look();
            return met.Task.Soon();
        }
    }

    public void OnPacket(in RawPacket packet)
    {
        Gate.Wait();
        lock (_gate)
        {
            Packets[packet.Sensor]++;
            Arrivals.Add(packet.Arrival);
            if (ImuPacketCodec.Decode(packet.Payload.Span, out ImuPacketHeader header, _samples) == DecodeOutcome.Ok)
            {
                Headers[packet.Sensor].Add(header);
            }
            else
            {
                Broken++;
            }

            Look();
        }
    }

    public void OnStatus(in SensorStatus status)
    {
        lock (_gate)
        {
            Statuses.Add(status);
            Look();
        }
    }

    private void Look()
    {
        foreach ((Func<bool> _, TaskCompletionSource met) in _waiting.Where(w => w.IsMet()).ToArray())
        {
            met.TrySetResult();
        }

        _waiting.RemoveAll(w => w.Met.Task.IsCompleted);
    }
}
