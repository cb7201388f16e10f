using GaitSense.App.Influx;
using GaitSense.App.Live;
using GaitSense.App.Live.Hub;
using GaitSense.App.Storekeeping;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Writing;
using static GaitSense.App.Metrics.PrometheusText;

namespace GaitSense.App.Metrics;

/// <summary>The service's figures at /metrics.</summary>
public static class MetricsEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapMetrics(this WebApplication app) => app
        .MapGet("/metrics", (ServiceFigures figures, HubOutbox hub, ILivePractice practice, InfluxFeed influx, StoreAlarm alarm) =>
            TypedResults.Text(Write(figures, hub.Dropped, practice.Current, alarm.Condition, influx.Status), MediaType))
        .ExcludeFromDescription();

    private static string Write(ServiceFigures figures, long hubDropped, LiveSnapshot now, StoreCondition store, InfluxStatus? influx)
    {
        IReadOnlyDictionary<BodySite, SensorSums> sensors = figures.Sensors();
        IEnumerable<Sample> BySite(Func<SensorSums, long> figure) => sensors.Select(s => At(s.Key, figure(s.Value)));
        PrometheusText text = new PrometheusText()
            .Gauge("gaitsense_session_running", "1 while a session is running.", new Sample(now.State.IsRunning ? 1 : 0))
            .Counter("gaitsense_sessions_total", "Sessions begun.", new Sample(figures.Sessions))
            .Counter("gaitsense_packets_total", "Packets received.", new Sample(figures.Packets))
            .Counter("gaitsense_samples_total", "Samples received.", BySite(s => s.Samples))
            .Counter("gaitsense_samples_lost_total", "Samples known to be missing.", BySite(s => s.Lost))
            .Counter("gaitsense_samples_clipped_total", "Samples with an axis at full scale.", BySite(s => s.Clipped))
            .Counter("gaitsense_packets_rejected_total", "Packets refused.", BySite(s => s.Rejected))
            .Counter("gaitsense_packets_discarded_total", "Packets that came twice or too late.", BySite(s => s.Discarded))
            .Counter("gaitsense_steps_total", "Steps found.", new Sample(figures.Steps))
            .Counter("gaitsense_steps_valid_total", "Steps fit for judgement.", new Sample(figures.ValidSteps))
            .Counter("gaitsense_queue_dropped_total", "What a sink's bounded queue has lost.", Drops(figures, hubDropped))
            .Gauge("gaitsense_store_failing", "1 while the store cannot write: recording goes on in memory.", new Sample(store.IsGood ? 0 : 1))
            .Gauge("gaitsense_store_waiting_bytes", "Packets in memory that are not durable yet.", new Sample(store.WaitingBytes))
            .Gauge("gaitsense_store_waiting_sessions", "Ended sessions whose last part is still in memory.", new Sample(store.WaitingSessions))
            .Counter("gaitsense_store_refused_packets_total", "Packets lost because that memory was full.", new Sample(store.PacketsRefused))
            .Gauge("gaitsense_sensor_rate_hz", "Measured sampling rate.", Known(now, s => s.RateHz))
            .Gauge("gaitsense_sensor_battery_ratio", "Charge, 0 to 1.", Known(now, s => s.BatteryRatio));
        return (influx is null ? text : Add(text, influx)).ToString();
    }

    private static PrometheusText Add(PrometheusText text, InfluxStatus influx) => text
        .Gauge("gaitsense_influx_up", "1 while InfluxDB takes points.", new Sample(influx.State == InfluxState.Sending ? 1 : 0))
        .Gauge("gaitsense_influx_stopped", "1 while a person has to act: token, rights, bucket or address.", new Sample(influx.State == InfluxState.Stopped ? 1 : 0))
        .Gauge("gaitsense_influx_lag_seconds", "Age of the oldest point that waits.", new Sample(influx.LagS))
        .Gauge("gaitsense_influx_queued_points", "Points that wait.", new Sample(influx.Counts.Queued))
        .Gauge("gaitsense_influx_queued_bytes", "Size of the points that wait.", new Sample(influx.Counts.Bytes))
        .Counter("gaitsense_influx_sent_points_total", "Points taken, since the store began.", new Sample(influx.Counts.Sent))
        .Counter("gaitsense_influx_refused_points_total", "Points in the dead-letter file, since the store began.", new Sample(influx.Counts.Refused))
        .Counter("gaitsense_influx_dropped_points_total", "Points lost to the quota, oldest first, since the store began.", new Sample(influx.Counts.Dropped))
        .Counter("gaitsense_influx_requests_total", "Requests answered.", new Sample(influx.Requests))
        .Counter("gaitsense_influx_retries_total", "Attempts that failed and were repeated.", new Sample(influx.Retries));

    private static IEnumerable<Sample> Drops(ServiceFigures figures, long hubDropped) =>
        figures.Drops().Select(d => new Sample(d.Value, "sink", d.Key)).Append(new Sample(hubDropped, "sink", "hub_outbox"));

    private static IEnumerable<Sample> Known(LiveSnapshot now, Func<SensorHealth, double?> figure) =>
        from sensor in now.Sensors
        let value = figure(sensor)
        where value is not null
        select At(sensor.Site, value.Value);

    private static Sample At(BodySite site, double figure) => new(figure, "site", StepColumns.NameOf(site));
}
