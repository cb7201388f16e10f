using static GaitSense.App.Grafana.Boards.Choices;

namespace GaitSense.App.Grafana.Boards;

/// <summary>How the sensors are heard.</summary>
internal static class SensorLinks
{
    public static Dashboard Board { get; } = new(
        "gaitsense-links",
        "GaitSense: sensor links",
        "How each sensor is heard: rate, loss, radio, battery, clock and delay, every ten seconds of a session.",
        "now-1h",
        "10s",
        [Link],
        [
            BySite("Sampling rate", "hertz", "rate_hz"),
            BySite("Samples lost", "percentunit", "loss_ratio") with { Min = 0 },
            BySite("Signal strength", "dBm", "rssi_dbm"),
            BySite("Battery", "percentunit", "battery_ratio") with { Min = 0, Max = 1 },
            BySite("Clock against this host, parts per million", "", "skew_ppm"),
            BySite("Delay from sensor to host", "ms", "latency_ms"),
            Of("Sensors", PanelKind.Bars, "", 24, $"SELECT last(\"loss_ratio\") FROM \"sensor_link\" WHERE {OfLinks} GROUP BY \"site\", \"device\"", "$tag_site $tag_device: samples lost"),
        ]);

    private static Panel BySite(string title, string unit, string field) => Of(
        title,
        PanelKind.Lines,
        unit,
        12,
        $"SELECT mean(\"{field}\") FROM \"sensor_link\" WHERE {OfLinks} GROUP BY time($__interval), \"site\" fill(none)",
        "$tag_site");
}
