using System.Net.WebSockets;
using GaitSense.App.Api;
using GaitSense.Devices.Gateway.Links;
using GaitSense.Devices.Gateway.Receiving;

namespace GaitSense.App.Gateway;

/// <summary>Where gateways connect: a web socket that speaks the packet channel.</summary>
public static class GatewayEndpoint
{
    /// <summary>Its address.</summary>
    public const string Path = "/gateway/packets";

    /// <summary>Maps it.</summary>
    public static void MapGateways(this WebApplication app) => app.Map(Path, ServeAsync).ExcludeFromDescription();

    private static async Task ServeAsync(HttpContext context, GatewayHub hub, GatewayAccess access, IHostApplicationLifetime lifetime)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Problems.BadRequest("This address takes web sockets that speak the packet channel.").ExecuteAsync(context);
            return;
        }

        if (access.Refusal(context) is { } refusal)
        {
            await Problems.Forbidden(refusal).ExecuteAsync(context);
            return;
        }

        bool namesProtocol = context.WebSockets.WebSocketRequestedProtocols.Contains(GatewayAccess.Protocol);
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(namesProtocol ? GatewayAccess.Protocol : null);
        await using WebSocketLink link = new(socket);
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        await hub.ServeAsync(link, ending.Token);
    }
}
