using System.CommandLine;
using GaitSense.App.Hosting;
using GaitSense.App.Sources;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Certification;

namespace GaitSense.App.Cli.Sensors;

/// <summary><c>sensors</c>: what is in radio range, how one fares, and where it is worn.</summary>
internal static class SensorsVerb
{
    private const int Longest = 600;

    private static readonly Option<int> ScanSeconds = NumberOption.Whole("--seconds", "n", 1, Longest, 6, "How long it listens. Default: 6");
    private static readonly Option<bool> All = new("--all") { Description = "Every device that is heard, not only sensors of known kinds" };
    private static readonly Option<string> NamePrefix = new("--name") { HelpName = "prefix", DefaultValueFactory = _ => "", Description = "Only devices whose name begins so" };
    private static readonly Option<int> MinRssi = NumberOption.Whole("--min-rssi", "dBm", -127, 20, -127, "Only devices that are heard at least so strongly. Default: all");
    private static readonly Option<int> TestSeconds = NumberOption.Whole("--seconds", "n", 2, Longest, 10, "How long it streams. Default: 10");
    private static readonly Option<int> RateSeconds = NumberOption.Whole("--seconds", "n", 2, Longest, 10, "How long each rate is streamed. Default: 10");
    private static readonly Option<string?> Report = new("--out") { HelpName = "file", Description = "Keeps the report: as JSON when the name ends in .json, else as Markdown" };
    private static readonly Option<bool> AsJson = new("--json") { Description = "Machine-readable output" };
    private static readonly Option<string?> Adapter = new("--adapter") { HelpName = "name", Description = "Bluetooth adapter, such as hci1. Default: the first one" };
    private static readonly Option<string?> Profiles = new("--sensor-profiles") { HelpName = "dir", Description = "Folder of JSON files that describe sensors of your own (seeds/sensors/README.md); also GAITSENSE__SENSORPROFILES" };
    private static readonly Option<string> Store = new("--data") { HelpName = "dir", DefaultValueFactory = _ => ServeOptions.DefaultFolder, Description = "Folder of the store, in which sensors are remembered" };
    private static readonly Argument<string> Id = new("id") { Description = "Address of the sensor, as scan lists it" };
    private static readonly Argument<BodySite> Site = new("site") { Description = "Where it is worn: LeftFoot, RightFoot, Pelvis, LeftWrist, RightWrist or Thorax" };

    static SensorsVerb() => Site.AcceptOnlyFromAmong([.. Enum.GetNames<BodySite>().Where(n => n != nameof(BodySite.Unassigned))]);

    /// <summary>The verb.</summary>
    public static Command Create(Terminal terminal)
    {
        Command scan = new("scan", "Lists the sensors in radio range, strongest first.") { ScanSeconds, All, NamePrefix, MinRssi, Profiles, Adapter, AsJson };
        scan.SetAction(async (parsed, cancellationToken) =>
        {
            await using BlueZTransport radio = Radio(parsed);
            ScanOptions options = new(
                TimeSpan.FromSeconds(parsed.GetValue(ScanSeconds)),
                parsed.GetValue(All),
                parsed.GetRequiredValue(NamePrefix),
                parsed.GetValue(MinRssi),
                parsed.GetValue(AsJson));
            return await new SensorScan(radio, options, terminal, TimeProvider.System).RunAsync(cancellationToken);
        });

        Command test = new("test", "Streams from one sensor for some seconds and tells battery, rate, loss and clock.") { Id, TestSeconds, Profiles, Adapter, AsJson };
        test.SetAction(async (parsed, cancellationToken) =>
        {
            await using BlueZTransport radio = Radio(parsed);
            TimeSpan length = TimeSpan.FromSeconds(parsed.GetValue(TestSeconds));
            return await new SensorTest(radio, terminal, TimeProvider.System)
                .RunAsync(parsed.GetRequiredValue(Id), length, parsed.GetValue(AsJson), cancellationToken);
        });

        Command certify = new(
            "certify",
            "Checks one sensor against every rule of the GaitSense profile (firmware-protocol). Lay it down, leave it still, and close whatever else is linked to it. Takes some two minutes.")
        { Id, RateSeconds, Report, Adapter, AsJson };
        certify.SetAction(async (parsed, cancellationToken) =>
        {
            await using BlueZTransport radio = Radio(parsed);
            CertificationOptions options = CertificationOptions.Default with { StreamTime = TimeSpan.FromSeconds(parsed.GetValue(RateSeconds)) };
            SensorCertification certification = new(radio, options, TimeProvider.System);
            return await new SensorCertify(certification.RunAsync, terminal)
                .RunAsync(parsed.GetRequiredValue(Id), parsed.GetValue(Report), parsed.GetValue(AsJson), cancellationToken);
        });

        Command assign = new("assign", "Tells a sensor where it is worn, and remembers it.") { Id, Site, Profiles, Adapter, Store };
        assign.SetAction(async (parsed, cancellationToken) =>
        {
            await using BlueZTransport radio = Radio(parsed);
            return await new SensorAssignment(radio, terminal, TimeProvider.System)
                .RunAsync(parsed.GetRequiredValue(Id), parsed.GetValue(Site), parsed.GetRequiredValue(Store), cancellationToken);
        });

        return new Command("sensors", "Sensors by radio (Linux with BlueZ).") { scan, test, certify, assign };
    }

    private static BlueZTransport Radio(ParseResult parsed)
    {
        OwnSensorProfiles.Use(parsed.GetValue(Profiles) ?? Environment.GetEnvironmentVariable("GAITSENSE__SENSORPROFILES"));
        return new BlueZTransport(new BlueZOptions { Adapter = parsed.GetValue(Adapter) }, TimeProvider.System);
    }
}
