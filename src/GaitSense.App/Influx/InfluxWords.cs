using System.Globalization;
using GaitSense.App.Wording;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.App.Influx;

/// <summary>How the sender stands, in words.</summary>
public static class InfluxWords
{
    /// <summary>The state in a word.</summary>
    public static string Of(InfluxState state) => state switch
    {
        InfluxState.Connecting => "connecting",
        InfluxState.Sending => "sending",
        InfluxState.Retrying => "trying again",
        _ => "stopped",
    };

    /// <summary>How long the oldest point has waited.</summary>
    public static string Lag(double lagS) => lagS < 1 ? "none" : Units.Clock(TimeSpan.FromSeconds(lagS));

    /// <summary>Everything in one line.</summary>
    public static string Line(InfluxStatus status) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Of(status.State)}; lag {status.LagS:0} s, queued {status.Counts.Queued}, sent {status.Counts.Sent}, refused {status.Counts.Refused}, dropped {status.Counts.Dropped}{Last(status)}");

    private static string Last(InfluxStatus status) => status.LastError.Length > 0 ? $"; last error: {status.LastError}" : "";
}
