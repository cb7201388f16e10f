using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Cli;

/// <summary>The packets of a stored session, as fast as they are taken.</summary>
internal sealed class StoredSource(ISessionStore store, SessionHeader header) : IPacketSource
{
    /// <inheritdoc/>
    public string Name => header.Id.Value;

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors => header.Sensors;

    /// <inheritdoc/>
    public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        foreach (RawPacket packet in store.Packets(header.Id))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            receiver.OnPacket(packet);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
