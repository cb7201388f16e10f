using System.CommandLine;
using GaitSense.App.Hosting;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.App.Cli;

/// <summary><c>serve</c>, which is also what runs without a verb.</summary>
internal static class ServeVerb
{
    private static readonly Option<string?> Urls = Text("--urls", "addresses", $"Addresses to listen on, separated by semicolons. Default: {ServiceSettings.DefaultUrl}");
    private static readonly Option<string?> Source = Text("--source", "source", $"Where samples come from: simulated, bluetooth (sensors by radio, on Linux), browser (sensors that the page /sensors connects), gateway (sensors that gaitsense gateway brings from elsewhere), replay:<path> or none. Default: {ServeOptions.DefaultSource}");
    private static readonly Option<string?> Folder = Text("--data", "dir", $"Folder of the store. Default: {ServeOptions.DefaultFolder}");
    private static readonly Option<string?> SensorProfiles = Text("--sensor-profiles", "dir", "Folder of JSON files that describe sensors of your own (seeds/sensors/README.md)");
    private static readonly Option<string?> InfluxUrl = Text("--influx-url", "address", "Address of an InfluxDB (1.x, 2.x or 3) to send steps to as well");
    private static readonly Option<string?> InfluxToken = Text("--influx-token", "token", "Its token; user:password for 1.x. Others can see it in the list of processes: rather use --influx-token-file or GAITSENSE__INFLUX__TOKEN");
    private static readonly Option<string?> InfluxTokenFile = Text("--influx-token-file", "file", "File that holds the token");
    private static readonly Option<string?> InfluxOrg = Text("--influx-org", "name", "Its organisation; only 2.x has one");
    private static readonly Option<string?> InfluxBucket = Text("--influx-bucket", "name", $"Its bucket or database, created when missing. Default: {InfluxSettings.DefaultBucket}");
    private static readonly Option<string?> InfluxDialect = Text("--influx-dialect", "auto|1|2|3", "Its generation. Default: auto, ask the server");
    private static readonly Option<string?> InfluxCaFile = Text("--influx-ca-file", "file", "Certificates (PEM) that sign the server's; default: those of this machine");
    private static readonly Option<string?> InfluxRetentionDays = Text("--influx-retention-days", "days", "How long a bucket that is created keeps points; default: for ever");

    private static readonly Option<string?>[] All = [Urls, Source, Folder, SensorProfiles, InfluxUrl, InfluxToken, InfluxTokenFile, InfluxOrg, InfluxBucket, InfluxDialect, InfluxCaFile, InfluxRetentionDays];

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
        SensorProfiles = parsed.GetValue(SensorProfiles),
        InfluxUrl = parsed.GetValue(InfluxUrl),
        InfluxToken = parsed.GetValue(InfluxToken),
        InfluxOrg = parsed.GetValue(InfluxOrg),
        InfluxBucket = parsed.GetValue(InfluxBucket),
        InfluxTokenFile = parsed.GetValue(InfluxTokenFile),
        InfluxDialect = parsed.GetValue(InfluxDialect),
        InfluxCaFile = parsed.GetValue(InfluxCaFile),
        InfluxRetentionDays = parsed.GetValue(InfluxRetentionDays),
    };

    private static Option<string?> Text(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description };
}
