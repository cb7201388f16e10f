using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Gateway.Receiving;

/// <summary>What the server's side of the packet channel allows.</summary>
public sealed record GatewayHubOptions
{
    /// <summary>The defaults.</summary>
    public static GatewayHubOptions Default { get; } = new();

    /// <summary>Packets that one gateway may have unacknowledged. Lower bounds memory; higher brings a backlog in faster.</summary>
    /// <value>512</value>
    public int Window { get; init; } = 512;

    /// <summary>Gateways that may be connected at once.</summary>
    /// <value>6: with the window, what a session's store may be behind by</value>
    public int MostGateways { get; init; } = 6;

    /// <summary>Connections that may stand at once: a gateway that comes again may still have its former one.</summary>
    internal int MostConnections => MostGateways * 2;

    /// <summary>Pings before the first packet is let in.</summary>
    /// <value>3</value>
    public int FirstPings { get; init; } = 3;

    /// <summary>How often the clock is asked for afterwards. It also shows that the other side is still there.</summary>
    /// <value>5 s</value>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Without a word for so long, a connection counts as broken.</summary>
    /// <value>30 s</value>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where a sensor is worn whose gateway does not know.</summary>
    public Func<GatewaySensor, BodySite> KnownSite { get; init; } = _ => BodySite.Unassigned;
}
