using GaitSense.App.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.Sensors;
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
        services.AddSingleton(s => MakeHub(settings.Folder, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SensorBoard>();
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

    private static GatewayHub MakeHub(string folder, TimeProvider time)
    {
        GatewayPositions positions = GatewayPositions.In(folder);
        GatewayHubOptions options = GatewayHubOptions.Default with { KnownSite = id => SiteOf(folder, id) };
        return new GatewayHub(options, time, positions.All) { BeforeAcknowledging = positions.Keep };
    }

    private static BodySite SiteOf(string folder, string id)
    {
        try
        {
            return KnownSensors.In(folder).Find(id, serial: "")?.Site ?? BodySite.Unassigned;
        }
        catch (Exception e) when (e is InputFaultException or IOException)
        {
            return BodySite.Unassigned;
        }
    }
}
