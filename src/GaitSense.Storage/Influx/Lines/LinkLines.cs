using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;

namespace GaitSense.Storage.Influx.Lines;

/// <summary>How a sensor is heard as a point of <c>sensor_link</c>.</summary>
public static class LinkLines
{
    private const double MsPerS = 1000;
    private static readonly string[] Sites = WordTable.Of<BodySite>();

    /// <summary>Writes one sensor's state.</summary>
    /// <param name="lines">Takes the point.</param>
    /// <param name="session">The session.</param>
    /// <param name="health">The state.</param>
    /// <param name="at">When it was read.</param>
    public static void Write(LineWriter lines, SessionId session, SensorHealth health, DateTimeOffset at)
    {
        lines.Begin("sensor_link"u8);
        lines.Tag("device"u8, health.DeviceId);
        lines.Tag("session"u8, session.Value);
        lines.Tag("site"u8, Sites[(int)health.Site]);
        lines.Field("rate_hz"u8, health.RateHz);
        lines.Field("loss_ratio"u8, health.LossRatio);
        lines.Field("rssi_dbm"u8, health.RssiDbm);
        lines.Field("battery_ratio"u8, health.BatteryRatio);
        lines.Field("skew_ppm"u8, health.SkewPpm);
        lines.Field("latency_ms"u8, health.LatencyS * MsPerS);
        lines.End(at);
    }
}
