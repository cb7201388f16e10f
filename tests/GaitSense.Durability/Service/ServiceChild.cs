using GaitSense.App.Hosting;
using GaitSense.App.Live;
using GaitSense.App.Sources;
using GaitSense.Core.Ports;
using GaitSense.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GaitSense.Durability.Service;

/// <summary>The whole service in a process of its own: web host, pipeline, store, outbox and sender, with the simulated walker
/// of six sensors, which starts by itself. Two things are different: what is acknowledged is said on standard output, and the
/// walk has a seed of ours, so that every byte that must be there is known.</summary>
internal static class ServiceChild
{
    public static async Task RunAsync(string folder, string influxUrl)
    {
        ServeOptions options = new() { Folder = folder, Source = "simulated", Urls = "http://127.0.0.1:0", InfluxUrl = influxUrl };
        await using WebApplication app = ServiceHost.Build(options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<ISourceOpener>(
                new SourceOpener(new SourceDescription("simulated", IsSimulated: true, IsAvailable: true), () => Found.Walker(isAtOnce: false)));
            builder.Services.AddSingleton<ISessionStore>(s => new AcknowledgingStore(s.GetRequiredService<SqliteSessionStore>(), Console.Out));
        });
        await app.StartAsync();

        // It ends when it is killed, and with the program that started it.
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }
}
