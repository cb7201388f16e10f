using System.Text;
using GaitSense.App.Api;
using GaitSense.App.Live;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Protocol.Sensors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Gateway;

/// <summary>Where a sensor is worn.</summary>
/// <param name="Site">The place.</param>
public sealed record SiteRequest(BodySite Site);

/// <summary>Sensors by the service's own radio, by browsers and by gateways.</summary>
public static class SensorEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSensors(this RouteGroupBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/sensors").WithTags("Sensors");
        group.MapGet("/connected", (SensorBoard board) => board.Sensors())
            .WithName("ListConnectedSensors").WithSummary("Sensors that browsers and gateways bring, with rate, loss, battery and place.");
        group.MapPut("/connected/{id}/site", AssignConnected)
            .WithName("AssignConnectedSensor").WithSummary("Says where a sensor of a browser or gateway is worn, and remembers it.");
        group.MapPost("/scan", ScanAsync)
            .WithName("ScanSensors").WithSummary("Listens some seconds with the service's own radio and asks each sensor heard, unless a session runs or sensors are linked. Takes from 6 s.");
        group.MapPut("/near/{id}/site", AssignNearAsync)
            .WithName("AssignNearSensor").WithSummary("Says where a sensor of the service's own radio is worn, and remembers it.");
        api.MapGet("/gateways", (GatewayHub hub) => hub.Streams)
            .WithTags("Sensors").WithName("ListGateways").WithSummary("Streams of packets from browsers and gateways, with exact counts and the error of their clock.");
        api.MapGet("/sensor-profiles", () => Results.Text(Profiles(), "application/json", Encoding.UTF8))
            .WithTags("Sensors").WithName("ListSensorProfiles").WithSummary("What kinds of sensors are known: how they are found, started and read.");
    }

    private static string Profiles() => $"[{string.Join(',', SensorProfiles.Current.All.Select(p => p.Json))}]";

    private static Results<NoContent, ProblemHttpResult> AssignConnected(string id, SiteRequest request, SensorBoard board)
    {
        try
        {
            return board.Assign(id, request.Site) ? TypedResults.NoContent() : Problems.NotFound($"There is no sensor {id}.");
        }
        catch (InputFaultException e)
        {
            return Problems.Unavailable(e.Fault.ToString());
        }
    }

    private static async Task<Results<Ok<IReadOnlyList<NearSensor>>, ProblemHttpResult>> ScanAsync(
        RadioWatch radio, SensorBoard board, ILivePractice practice, CancellationToken cancellationToken)
    {
        try
        {
            return TypedResults.Ok(await radio.ScanAsync(() => !practice.Current.State.IsRunning && !board.HasLinked, cancellationToken));
        }
        catch (BluetoothFaultException e)
        {
            return Problems.Unavailable(e.Fault.ToString());
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> AssignNearAsync(
        string id, SiteRequest request, RadioWatch radio, SensorBoard board, ILivePractice practice, CancellationToken cancellationToken)
    {
        try
        {
            await radio.AssignAsync(id, request.Site, () => !practice.Current.State.IsRunning && !board.HasLinked, cancellationToken);
            return TypedResults.NoContent();
        }
        catch (BluetoothFaultException e)
        {
            return Problems.Unavailable(e.Fault.ToString());
        }
        catch (InputFaultException e)
        {
            return Problems.Unavailable(e.Fault.ToString());
        }
    }
}
