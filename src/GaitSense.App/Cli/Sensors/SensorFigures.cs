using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.Sensors;

namespace GaitSense.App.Cli.Sensors;

/// <summary>What a test of one sensor found.</summary>
internal sealed record SensorFigures(SensorDetails Details, SensorHealth Health, long Packets, long Dropped, int LinkLosses)
{
    /// <summary>A table for a person.</summary>
    public IReadOnlyList<string[]> Rows() =>
    [
        ["sensor", Details.Id],
        ["name", Details.Name],
        ["serial number", Details.Serial],
        ["firmware", Details.Firmware],
        ["body site", Details.Site.ToString()],
        ["battery", Text(Health.BatteryRatio ?? Details.BatteryRatio, "0 %")],
        ["signal", Text(Health.RssiDbm, "0 'dBm'")],
        ["MTU", Text(Details.Mtu, "0")],
        ["rate", Text(Health.RateHz, "0.00 'Hz'")],
        ["packets", Text(Packets, "0")],
        ["samples", Text(Health.Samples, "0")],
        ["lost", $"{Text(Health.Lost, "0")} ({Text(Health.LossRatio, "0.00 %")})"],
        ["refused", Text(Health.Rejected, "0")],
        ["dropped here", Text(Dropped, "0")],
        ["links lost", Text(LinkLosses, "0")],
        ["clock", Text(Health.SkewPpm, "0.0 'ppm'")],
        ["residual skew", Health.ResidualSkewS is { } residual ? Text(residual * 1000, "0.0 'ms'") : "not known: it needs a second sensor"],
        ["tap check", Health.TapOffsetS is { } tap ? Text(tap * 1000, "0.0 'ms'") : "none was made"],
        ["kind", Details.Profile],
        ["time stamps", Health.Capability.HasTimeStamp ? "yes" : "no: its rate is found from arrivals"],
        ["losses show", Health.Capability.IsLossVisible ? "yes" : "no"],
        ["latency above the smallest", Text(Health.LatencyS * 1000, "0.0 'ms'")],
    ];

    /// <summary>The same for a machine.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Details.Id);
        json.WriteString("name", Details.Name);
        json.WriteString("serial", Details.Serial);
        json.WriteString("firmware", Details.Firmware);
        json.WriteString("site", Details.Site.ToString());
        Number(json, "battery_ratio", Health.BatteryRatio ?? Details.BatteryRatio);
        Number(json, "rssi_dbm", Health.RssiDbm);
        Number(json, "mtu", Details.Mtu);
        Number(json, "rate_hz", Health.RateHz);
        json.WriteNumber("packets", Packets);
        json.WriteNumber("samples", Health.Samples);
        json.WriteNumber("lost", Health.Lost);
        json.WriteNumber("loss_ratio", Health.LossRatio);
        json.WriteNumber("refused", Health.Rejected);
        json.WriteNumber("dropped", Dropped);
        json.WriteNumber("link_losses", LinkLosses);
        Number(json, "skew_ppm", Health.SkewPpm);
        Number(json, "residual_skew_ms", Health.ResidualSkewS * 1000);
        Number(json, "tap_offset_ms", Health.TapOffsetS * 1000);
        json.WriteString("profile", Details.Profile);
        json.WriteBoolean("has_time_stamp", Health.Capability.HasTimeStamp);
        json.WriteBoolean("is_loss_visible", Health.Capability.IsLossVisible);
        Number(json, "latency_ms", Health.LatencyS * 1000);
        json.WriteEndObject();
    }

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "not told";

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
