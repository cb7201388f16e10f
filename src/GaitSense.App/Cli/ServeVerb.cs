using System.CommandLine;
using GaitSense.App.Hosting;

namespace GaitSense.App.Cli;

/// <summary><c>serve</c>, which is also what runs without a verb.</summary>
internal static class ServeVerb
{
    private static readonly Option<string?> Urls = Text("--urls", "addresses", $"Addresses to listen on, separated by semicolons. Default: {ServiceSettings.DefaultUrl}");
    private static readonly Option<string?> Source = Text("--source", "source", $"Where samples come from: simulated, bluetooth (sensors by radio, on Linux), replay:<path> or none (browser is not part of this version). Default: {ServeOptions.DefaultSource}");
    private static readonly Option<string?> Folder = Text("--data", "dir", $"Folder of the store. Default: {ServeOptions.DefaultFolder}");
    private static readonly Option<string?> InfluxUrl = Text("--influx-url", "address", "Address of an InfluxDB; reserved, refused by this version");
    private static readonly Option<string?> InfluxToken = Text("--influx-token", "token", "Its token; reserved");
    private static readonly Option<string?> InfluxOrg = Text("--influx-org", "name", "Its organisation; reserved");
    private static readonly Option<string?> InfluxBucket = Text("--influx-bucket", "name", "Its bucket or database; reserved");

    private static readonly Option<string?>[] All = [Urls, Source, Folder, InfluxUrl, InfluxToken, InfluxOrg, InfluxBucket];

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Command serve = new("serve", "Runs the service: live sessions, API and dashboard. Every option is also a configuration key (GaitSense:...) and an environment variable (GAITSENSE__...).");
        MakeDefault(serve);
        return serve;
    }

    /// <summary>Makes a command run the service.</summary>
    public static void MakeDefault(Command command)
    {
        foreach (Option<string?> option in All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, cancellationToken) => ServeCommand.RunAsync(OptionsOf(parsed), cancellationToken));
    }

    private static ServeOptions OptionsOf(ParseResult parsed) => new()
    {
        Urls = parsed.GetValue(Urls),
        Source = parsed.GetValue(Source),
        Folder = parsed.GetValue(Folder),
        InfluxUrl = parsed.GetValue(InfluxUrl),
        InfluxToken = parsed.GetValue(InfluxToken),
        InfluxOrg = parsed.GetValue(InfluxOrg),
        InfluxBucket = parsed.GetValue(InfluxBucket),
    };

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };
}
