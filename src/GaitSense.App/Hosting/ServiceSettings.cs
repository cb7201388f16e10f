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

    /// <summary>File of the embedded store inside <see cref="Folder"/>.</summary>
    public string StoreFile => Path.Combine(Folder, "gaitsense.db");

    /// <summary>Decides each setting.</summary>
    public static ServiceSettings From(ServeOptions options, IConfiguration configuration)
    {
        string urls = options.Urls ?? configuration["GaitSense:Urls"] ?? configuration["urls"] ?? DefaultUrl;
        string source = options.Source ?? configuration["GaitSense:Source"] ?? ServeOptions.DefaultSource;
        string folder = options.Folder ?? configuration["GaitSense:Data"] ?? ServeOptions.DefaultFolder;
        return new ServiceSettings(
            urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            source,
            Path.GetFullPath(folder));
    }
}
