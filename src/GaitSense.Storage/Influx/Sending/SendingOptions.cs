namespace GaitSense.Storage.Influx.Sending;

/// <summary>How points are sent. A value out of range is refused when it is set.</summary>
public sealed record SendingOptions
{
    /// <summary>Most points in one request, 1 to 100,000.</summary>
    /// <value>5000, what InfluxData advises</value>
    public int BatchPoints
    {
        get;
        init => field = Within(value, 1, 100_000, nameof(BatchPoints));
    }

    = 5000;

    /// <summary>Most bytes in one request before compression, 1 KiB to 8 MiB: InfluxDB 3 takes 10 MiB.</summary>
    /// <value>4 MiB</value>
    public int BatchBytes
    {
        get;
        init => field = Within(value, 1 << 10, 8 << 20, nameof(BatchBytes));
    }

    = 4 << 20;

    /// <summary>How long new points wait for others. Longer means fewer requests and a later picture.</summary>
    /// <value>0.5 s</value>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Requests on their way at once, 1 to 32: InfluxDB 3 may take a second for each answer.</summary>
    /// <value>4</value>
    public int InFlight
    {
        get;
        init => field = Within(value, 1, 32, nameof(InFlight));
    }

    = 4;

    /// <summary>Most points a second, 1 to 1,000,000, so that catching up leaves the server room for others.</summary>
    /// <value>20,000</value>
    public int PointsPerSecond
    {
        get;
        init => field = Within(value, 1, 1_000_000, nameof(PointsPerSecond));
    }

    = 20_000;

    /// <summary>How long after the server has turned us away we look again whether somebody has put that right.</summary>
    /// <value>10 min</value>
    public TimeSpan LookAgainAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Seed of the jitter that keeps many services from trying again at the same instant.</summary>
    /// <value>1</value>
    public int JitterSeed { get; init; } = 1;

    private static int Within(int value, int low, int high, string name) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"must be {low} to {high}"));
}
