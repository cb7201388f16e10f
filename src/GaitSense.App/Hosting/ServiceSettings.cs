using GaitSense.Core.Recordings;
using Microsoft.Extensions.Configuration;

namespace GaitSense.App.Hosting;

/// <summary>What the service runs with, after the command line, configuration and defaults have been heard, in that order.</summary>
/// <param name="Urls">Addresses to listen on.</param>
/// <param name="Source">Where samples come from.</param>
/// <param name="Folder">Folder of the store, absolute.</param>
public sealed record ServiceSettings(IReadOnlyList<string> Urls, string Source, string Folder)
{
    /// <summary>Loopback only: the service has no accounts, so nobody else is let near it unless asked.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5180";

    /// <summary>Decides each setting.</summary>
    /// <exception cref="InputFaultException">Something is asked for that this version does not have.</exception>
    public static ServiceSettings From(ServeOptions options, IConfiguration configuration)
    {
        RefuseInflux(options, configuration);

        // Only our own key: an address meant for another program must not open this one to the network.
        string urls = options.Urls ?? configuration["GaitSense:Urls"] ?? DefaultUrl;
        string source = options.Source ?? configuration["GaitSense:Source"] ?? ServeOptions.DefaultSource;
        string folder = options.Folder ?? configuration["GaitSense:Data"] ?? ServeOptions.DefaultFolder;
        return new ServiceSettings(
            urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            source,
            Path.GetFullPath(folder));
    }

    private static void RefuseInflux(ServeOptions options, IConfiguration configuration)
    {
        bool isAsked = (options.InfluxUrl ?? options.InfluxToken ?? options.InfluxOrg ?? options.InfluxBucket) is not null
            || configuration.GetSection("GaitSense:Influx").Exists();
        if (isAsked)
        {
            throw new InputFaultException(new InputFault(
                "writing to InfluxDB is not part of this version",
                "--influx-url",
                "Leave the InfluxDB options out; steps are kept in the store and can be exported."));
        }
    }
}
