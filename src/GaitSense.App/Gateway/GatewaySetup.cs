using GaitSense.App.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Gateway.Receiving;

namespace GaitSense.App.Gateway;

/// <summary>Adds the server's side of the packet channel to the service.</summary>
public static class GatewaySetup
{
    /// <summary>Adds what it is made of.</summary>
    public static void AddGateways(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(s => AccessFrom(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<RunningGatewaySource>();
        services.AddSingleton(_ => new AssignedSites(settings.Folder));
        services.AddSingleton(s => MakeHub(settings.Folder, s.GetRequiredService<AssignedSites>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SensorBoard>();
        services.AddSingleton(s => new RadioWatch(
            () => new BlueZTransport(new BlueZOptions(), s.GetRequiredService<TimeProvider>()), settings.Folder, s.GetRequiredService<TimeProvider>()));
    }

    private static GatewayAccess AccessFrom(IConfiguration configuration)
    {
        string? token = configuration[GatewayAccess.Key];
        if (token is { Length: < GatewayAccess.ShortestToken })
        {
            throw new InputFaultException(new InputFault(
                "the token for gateways is too short to be safe", GatewayAccess.Key, $"Use at least {GatewayAccess.ShortestToken} random characters"));
        }

        return new GatewayAccess(token);
    }

    private static GatewayHub MakeHub(string folder, AssignedSites sites, TimeProvider time)
    {
        GatewayPositions positions = GatewayPositions.In(folder, time);
        GatewayHubOptions options = GatewayHubOptions.Default with { KnownSite = sites.Of };
        GatewayHub hub = new(options, time, positions.All);
        hub.BeforeAcknowledging = (stream, next) => positions.Keep(stream, next, isUrgent: hub.IsRecording);
        return hub;
    }
}
