namespace GaitSense.App.History;

/// <summary>Where the history of a person is read from. Both have the same numbers.</summary>
public enum HistorySource
{
    /// <summary>The embedded store of this service.</summary>
    Store,

    /// <summary>The InfluxDB that this service sends to: also what other services have sent there.</summary>
    Influx,
}
