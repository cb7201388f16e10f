using GaitSense.App.History;
using GaitSense.App.Influx;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Influx.Server;
using Microsoft.Extensions.Configuration;

namespace GaitSense.App.Hosting;

/// <summary>What the service runs with, after the command line, configuration and defaults have been heard, in that order.</summary>
/// <param name="Urls">Addresses to listen on.</param>
/// <param name="Source">Where samples come from.</param>
/// <param name="Folder">Folder of the store, absolute.</param>
/// <param name="Influx">Where steps are sent as well; null for nowhere.</param>
/// <param name="OutboxQuotaBytes">Largest size of what waits to be sent; null for the default.</param>
/// <param name="History">Where the history is read from when nobody asks for a source.</param>
public sealed record ServiceSettings(
    IReadOnlyList<string> Urls,
    string Source,
    string Folder,
    InfluxSettings? Influx = null,
    long? OutboxQuotaBytes = null,
    HistorySource History = HistorySource.Store)
{
    /// <summary>Loopback only: the service has no accounts, so nobody else is let near it unless asked.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5180";

    /// <summary>Decides each setting.</summary>
    /// <exception cref="InputFaultException">Something is asked for that this version does not have.</exception>
    public static ServiceSettings From(ServeOptions options, IConfiguration configuration)
    {
        // Only our own key: an address meant for another program must not open this one to the network.
        string urls = options.Urls ?? configuration["GaitSense:Urls"] ?? DefaultUrl;
        string source = options.Source ?? configuration["GaitSense:Source"] ?? ServeOptions.DefaultSource;
        string folder = options.Folder ?? configuration["GaitSense:Data"] ?? ServeOptions.DefaultFolder;
        InfluxSettings? influx = InfluxConfiguration.From(options, configuration);
        return new ServiceSettings(
            urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            source,
            Path.GetFullPath(folder),
            influx,
            InfluxConfiguration.QuotaBytes(configuration),
            HistoryConfiguration.From(configuration, influx is not null));
    }
}
