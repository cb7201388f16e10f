using GaitSense.App.Api;
using Microsoft.AspNetCore.SignalR;

namespace GaitSense.App.Live.Hub;

/// <summary>Adds the live hub to the service.</summary>
public static class LiveHubSetup
{
    /// <summary>Adds what it is made of.</summary>
    public static void AddLiveHub(this IServiceCollection services)
    {
        services.AddSingleton<HubOutbox>();
        services.AddHostedService<HubPump>();
        services.AddSignalR().AddJsonProtocol(o => ApiJson.Configure(o.PayloadSerializerOptions));
    }

    /// <summary>Maps it.</summary>
    public static void MapLiveHub(this WebApplication app) => app.MapHub<LiveHub>("/hubs/live");
}
