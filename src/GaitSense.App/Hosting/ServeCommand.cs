using GaitSense.App.Influx;
using GaitSense.App.Sources;
using GaitSense.App.Storekeeping;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Faults;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace GaitSense.App.Hosting;

/// <summary>Runs the service until it is told to stop.</summary>
public static class ServeCommand
{
    /// <summary>Starts the web host, prints the dashboard's address when it is ready, and waits for its end.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="cancellationToken">Ends the service.</param>
    /// <returns>The process's exit code: 0 ended as asked, 1 could not run.</returns>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using WebApplication app = ServiceHost.Build(options);

            // What cannot be had is refused in one line here; inside the host's start it would be logged with its stack.
            await app.Services.GetRequiredService<ISourceOpener>().CheckAsync(cancellationToken);
            _ = app.Services.GetRequiredService<ISessionStore>();
            _ = app.Services.GetRequiredService<InfluxFeed>();
            _ = app.Services.GetRequiredService<StoreSettings>();
            await app.StartAsync(cancellationToken);
            Announce(app);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (InputFaultException refused)
        {
            return await RefuseAsync(refused.Fault.ToString());
        }
        catch (StorageFaultException refused)
        {
            return await RefuseAsync(refused.Message);
        }
        catch (IOException busy) when (busy.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await RefuseAsync($"{busy.Message} Choose another with --urls, or stop the program that uses it.");
        }
        catch (System.Net.Sockets.SocketException wrong)
        {
            return await RefuseAsync($"--urls: {wrong.Message}. Give an address of this machine, such as {ServiceSettings.DefaultUrl}.");
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentOutOfRangeException { ParamName: "port" })
        {
            return await RefuseAsync($"--urls: {wrong.Message} Give addresses such as {ServiceSettings.DefaultUrl}.");
        }
    }

    private static void Announce(WebApplication app)
    {
        ICollection<string> addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        ServiceSettings settings = app.Services.GetRequiredService<ServiceSettings>();
        foreach (string address in addresses)
        {
            Console.WriteLine($"GaitSense is ready: {address}");
        }

        Console.WriteLine($"Samples come from: {settings.Source}. Sessions are kept in {settings.Folder}. Stop with Ctrl+C.");
        if (settings.Influx is { } influx)
        {
            Console.WriteLine($"Steps are sent to InfluxDB as well: {influx}.");
        }
    }

    private static async Task<int> RefuseAsync(string line)
    {
        await Console.Error.WriteLineAsync($"gaitsense serve: {line}");
        return 1;
    }
}
