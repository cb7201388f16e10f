using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;

namespace GaitSense.App.Cli.Analyze;

/// <summary>A source whose sensors sit as a mounting file says.</summary>
internal sealed class MountedSource(IPacketSource source, IReadOnlyList<SensorDescriptor> sensors) : IPacketSource
{
    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors => sensors;

    /// <inheritdoc/>
    public TimeSpan? Duration => source.Duration;

    /// <inheritdoc/>
    public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken) => source.RunAsync(receiver, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();
}
