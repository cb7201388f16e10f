using GaitSense.Core.Recordings;

namespace GaitSense.App.History;

/// <summary>Reads where the history comes from when nobody asks for one: key GaitSense:HistorySource.</summary>
public static class HistoryConfiguration
{
    private const string Key = "GaitSense:HistorySource";

    /// <summary>The source; the store when nothing is said.</summary>
    /// <exception cref="InputFaultException">There is no such source, or no InfluxDB is configured.</exception>
    public static HistorySource From(IConfiguration configuration, bool hasInflux) => configuration[Key] switch
    {
        null or "" or "store" => HistorySource.Store,
        "influx" when hasInflux => HistorySource.Influx,
        "influx" => throw Fault("the history is to come from an InfluxDB and none is configured", "Give --influx-url, or set it to store."),
        var other => throw Fault($"there is no history source \"{other}\"", "Use store or influx."),
    };

    private static InputFaultException Fault(string what, string advice) => new(new InputFault(what, Key, advice));
}
