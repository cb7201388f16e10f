namespace GaitSense.App.Hosting;

/// <summary>What the command line says about the service. Null means not said: configuration key, environment variable
/// or default decides.</summary>
public sealed record ServeOptions
{
    /// <summary>Where samples come from when nobody says: a simulated walker.</summary>
    public const string DefaultSource = "simulated";

    /// <summary>Where sessions are kept when nobody says.</summary>
    public const string DefaultFolder = "./gaitsense-data";

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public string? Urls { get; init; }

    /// <summary>simulated, bluetooth, browser, gateway, replay:(path) or none. Key GaitSense:Source.</summary>
    public string? Source { get; init; }

    /// <summary>Folder of the store. Key GaitSense:Data.</summary>
    public string? Folder { get; init; }

    /// <summary>Folder of descriptions of a user's own kinds of sensors. Key GaitSense:SensorProfiles.</summary>
    public string? SensorProfiles { get; init; }

    /// <summary>Address of an InfluxDB. Key GaitSense:Influx:Url.</summary>
    public string? InfluxUrl { get; init; }

    /// <summary>Its token, or user:password of 1.x. Key GaitSense:Influx:Token.</summary>
    public string? InfluxToken { get; init; }

    /// <summary>File that holds the token. Key GaitSense:Influx:TokenFile.</summary>
    public string? InfluxTokenFile { get; init; }

    /// <summary>auto, 1, 2 or 3. Key GaitSense:Influx:Dialect.</summary>
    public string? InfluxDialect { get; init; }

    /// <summary>Certificates that sign its own. Key GaitSense:Influx:CaFile.</summary>
    public string? InfluxCaFile { get; init; }

    /// <summary>Days that a bucket made by us keeps points. Key GaitSense:Influx:RetentionDays.</summary>
    public string? InfluxRetentionDays { get; init; }

    /// <summary>Its organisation. Key GaitSense:Influx:Org.</summary>
    public string? InfluxOrg { get; init; }

    /// <summary>Its bucket or database. Key GaitSense:Influx:Bucket.</summary>
    public string? InfluxBucket { get; init; }
}
