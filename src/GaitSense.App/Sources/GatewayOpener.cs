using GaitSense.App.Gateway;
using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Devices.Gateway.Receiving;

namespace GaitSense.App.Sources;

/// <summary>Opens the sensors that browsers and gateways bring.</summary>
/// <param name="name">browser or gateway: the same, under the name that was asked for.</param>
/// <param name="hub">Who is connected.</param>
/// <param name="running">Told which source the session uses.</param>
public sealed class GatewayOpener(string name, GatewayHub hub, RunningGatewaySource running) : ISourceOpener
{
    /// <summary>What "--source" calls sensors that a page connects.</summary>
    public const string Browser = "browser";

    /// <summary>What "--source" calls sensors that a gateway elsewhere brings.</summary>
    public const string Gateway = "gateway";

    /// <inheritdoc/>
    public SourceDescription Description { get; } = new(name, IsSimulated: false, IsAvailable: true);

    /// <inheritdoc/>
    public Task<IPacketSource> OpenAsync(ExerciseProtocol exercise, CancellationToken cancellationToken)
    {
        GatewaySource source = hub.Open(name, waitsForStore: true);
        running.Current = source;
        return Task.FromResult<IPacketSource>(source);
    }
}
