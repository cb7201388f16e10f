namespace GaitSense.Storage.Influx.Server;

/// <summary>Which generation of InfluxDB answers.</summary>
public enum InfluxDialect
{
    /// <summary>1.x: databases, user and password.</summary>
    V1,

    /// <summary>2.x and its cloud: organisations, buckets and tokens.</summary>
    V2,

    /// <summary>3 (Core, Enterprise, Cloud): databases and tokens.</summary>
    V3,
}
