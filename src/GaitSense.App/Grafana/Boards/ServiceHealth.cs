using static GaitSense.App.Grafana.Boards.Choices;

namespace GaitSense.App.Grafana.Boards;

/// <summary>How the service itself stands.</summary>
internal static class ServiceHealth
{
    private const string Where = "$timeFilter AND \"host\" =~ /^$host$/";

    public static Dashboard Board { get; } = new(
        "gaitsense-service",
        "GaitSense: service health",
        "What the service receives, keeps and sends, every half minute. The same figures and more are at /metrics.",
        "now-6h",
        "30s",
        [new Variable("host", "Host", "SHOW TAG VALUES FROM \"gait_service\" WITH KEY = \"host\"", TakesAll: true)],
        [
            Last("Points waiting", "", "influx_queued"),
            Last("Lag", "s", "influx_lag_s"),
            Last("Points refused", "", "influx_refused"),
            Last("Points dropped", "", "influx_dropped"),
            PerSecond("Packets received per second", "packets"),
            PerSecond("Points sent per second", "influx_sent"),
            Over("Lost by queues and links", "", "queue_dropped", "samples_lost"),
            Over("Steps", "", "steps", "valid_steps"),
            Over("Points waiting for InfluxDB", "", "influx_queued"),
            Over("Attempts repeated", "", "influx_retries"),
            Over("Memory", "decbytes", "memory_bytes"),
            Over("Session running", "", "session_running"),
        ]);

    private static Panel Last(string title, string unit, string field) =>
        Of(title, PanelKind.Stat, unit, 6, $"SELECT last(\"{field}\") FROM \"gait_service\" WHERE {Where} GROUP BY \"host\"", "$tag_host");

    private static Panel PerSecond(string title, string field) => Of(
        title,
        PanelKind.Lines,
        "",
        12,
        $"SELECT non_negative_derivative(last(\"{field}\"), 1s) FROM \"gait_service\" WHERE {Where} GROUP BY time($__interval), \"host\" fill(none)",
        "$tag_host");

    private static Panel Over(string title, string unit, params string[] fields) => new(
        title,
        PanelKind.Lines,
        unit,
        12,
        [.. fields.Select(f => new PanelQuery($"SELECT last(\"{f}\") FROM \"gait_service\" WHERE {Where} GROUP BY time($__interval), \"host\" fill(none)", $"$tag_host {f}"))]);
}
