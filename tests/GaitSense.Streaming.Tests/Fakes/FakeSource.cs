using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;

namespace GaitSense.Streaming.Tests.Fakes;

/// <summary>Hands over given packets and stops when cancelled; its bytes are overwritten after each call, as a radio's are.</summary>
internal sealed class FakeSource(IReadOnlyList<SensorDescriptor> sensors, IEnumerable<RawPacket> packets) : IPacketSource
{
    public string Name => "fake";

    public IReadOnlyList<SensorDescriptor> Sensors { get; } = sensors;

    public TimeSpan? Duration { get; init; }

    /// <summary>Called before each packet with its number.</summary>
    public Action<int, IPacketReceiver>? BeforePacket { get; init; }

    public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        int number = 0;
        byte[] buffer = new byte[8000];
        foreach (RawPacket packet in packets)
        {
            BeforePacket?.Invoke(number++, receiver);
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            packet.Payload.CopyTo(buffer);
            receiver.OnPacket(packet with { Payload = buffer.AsMemory(0, packet.Payload.Length) });
            Array.Clear(buffer);
        }

        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
