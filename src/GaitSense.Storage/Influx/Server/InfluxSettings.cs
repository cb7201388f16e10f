using GaitSense.Core.Recordings;

namespace GaitSense.Storage.Influx.Server;

/// <summary>Where an InfluxDB is and how to enter. Never shows its token.</summary>
public sealed record InfluxSettings
{
    /// <summary>The bucket or database when nobody names one.</summary>
    public const string DefaultBucket = "gaitsense";

    /// <summary>Its address, for example http://127.0.0.1:8086.</summary>
    public required Uri Url
    {
        get;
        init => field = IsGood(value) ? value : throw new InputFaultException(new InputFault(
            "this is not the address of an InfluxDB",
            "--influx-url",
            "Give one such as http://127.0.0.1:8086, without user or password in it."));
    }

    /// <summary>1.x: user:password; 2.x and 3: a token; null for a server without accounts.</summary>
    public string? Token { get; init; }

    /// <summary>2.x: the organisation; the others have none.</summary>
    public string? Organisation { get; init; }

    /// <summary>The bucket (2.x) or database (1.x, 3).</summary>
    /// <value>gaitsense</value>
    public string Bucket { get; init; } = DefaultBucket;

    /// <summary>The generation; null to ask the server.</summary>
    /// <value>null</value>
    public InfluxDialect? Dialect { get; init; }

    /// <summary>True to create the bucket or database when it is missing.</summary>
    /// <value>true</value>
    public bool MayCreate { get; init; } = true;

    /// <summary>How long a bucket that we create keeps points; null for ever. One that exists is left as it is.</summary>
    /// <value>null</value>
    public TimeSpan? Retention
    {
        get;
        init => field = value is null || value >= TimeSpan.FromHours(1)
            ? value
            : throw new InputFaultException(new InputFault("the retention is too short", "--influx-retention-days", "Give at least an hour, or nothing."));
    }

    /// <summary>True to send compressed. False is for what stands between and cannot take that; it costs several times the
    /// traffic and saves no processor time worth naming.</summary>
    /// <value>true</value>
    public bool Compresses { get; init; } = true;

    /// <summary>File with the certificates (PEM) that sign the server's; null for those of the machine.</summary>
    public string? CaFile { get; init; }

    /// <summary>Longest time that one request may take.</summary>
    /// <value>30 s</value>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Address and bucket, for messages.</summary>
    public override string ToString() => $"{Url} ({Bucket})";

    private static bool IsGood(Uri url) => url.IsAbsoluteUri && url.Scheme is ("http" or "https") && url.UserInfo.Length == 0;
}
