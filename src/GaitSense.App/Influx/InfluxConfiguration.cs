using System.Globalization;
using GaitSense.App.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.App.Influx;

/// <summary>Reads where the InfluxDB is: command line, then configuration and environment.</summary>
public static class InfluxConfiguration
{
    private const string Section = "GaitSense:Influx:";

    /// <summary>The settings; null when no address is given.</summary>
    /// <exception cref="InputFaultException">Something is said that cannot be, or an address is missing.</exception>
    public static InfluxSettings? From(ServeOptions options, IConfiguration configuration)
    {
        string? Said(string? option, string key) => NullWhenEmpty(option ?? configuration[Section + key]);

        string? url = Said(options.InfluxUrl, "Url");
        if (url is null)
        {
            return configuration.GetSection("GaitSense:Influx").Exists() || IsAnySaid(options)
                ? throw Fault("an InfluxDB is configured without its address", "--influx-url", "Give its address, such as http://127.0.0.1:8086, or leave the other options out.")
                : null;
        }

        return new InfluxSettings
        {
            Url = Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address : new Uri("none", UriKind.Relative),
            Token = Said(options.InfluxToken, "Token") ?? TokenIn(Said(options.InfluxTokenFile, "TokenFile")),
            Organisation = Said(options.InfluxOrg, "Org"),
            Bucket = Said(options.InfluxBucket, "Bucket") ?? InfluxSettings.DefaultBucket,
            Dialect = DialectOf(Said(options.InfluxDialect, "Dialect")),
            CaFile = Said(options.InfluxCaFile, "CaFile"),
            Retention = RetentionOf(Said(options.InfluxRetentionDays, "RetentionDays")),
            MayCreate = Said(null, "Create") is not { } create || IsTrue("Create", create),
            Compresses = Said(null, "Gzip") is not { } gzip || IsTrue("Gzip", gzip),
        };
    }

    /// <summary>Largest size of what waits to be sent, bytes. Key GaitSense:Influx:QuotaMegabytes.</summary>
    /// <exception cref="InputFaultException">It is not a whole number from 1 to 1,000,000.</exception>
    public static long? QuotaBytes(IConfiguration configuration) => NullWhenEmpty(configuration[Section + "QuotaMegabytes"]) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int megabytes) && megabytes is >= 1 and <= 1_000_000 =>
            (long)megabytes << 20,
        var text => throw Fault($"\"{text}\" is no size", Section + "QuotaMegabytes", "Give whole megabytes, 1 to 1000000."),
    };

    private static bool IsAnySaid(ServeOptions o) =>
        (o.InfluxToken ?? o.InfluxTokenFile ?? o.InfluxOrg ?? o.InfluxBucket ?? o.InfluxDialect ?? o.InfluxCaFile ?? o.InfluxRetentionDays) is not null;

    private static string? TokenIn(string? file)
    {
        try
        {
            return file is null ? null : NullWhenEmpty(File.ReadAllText(file).Trim());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault("the file of the token cannot be read", file!, "Name a file that this user may read with --influx-token-file.");
        }
    }

    private static InfluxDialect? DialectOf(string? text) => text switch
    {
        null or "auto" => null,
        "1" => InfluxDialect.V1,
        "2" => InfluxDialect.V2,
        "3" => InfluxDialect.V3,
        _ => throw Fault($"there is no InfluxDB \"{text}\"", "--influx-dialect", "Use auto, 1, 2 or 3."),
    };

    private static TimeSpan? RetentionOf(string? text) =>
        text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double days) && days is > 0 and <= 36_500 ? TimeSpan.FromDays(days)
        : throw Fault($"\"{text}\" is no number of days", "--influx-retention-days", "Give days, such as 365, or leave it out to keep points for ever.");

    private static bool IsTrue(string key, string text) => bool.TryParse(text, out bool value)
        ? value
        : throw Fault($"\"{text}\" is neither true nor false", Section + key, "Use true or false.");

    private static string? NullWhenEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static InputFaultException Fault(string what, string where, string advice) => new(new InputFault(what, where, advice));
}
