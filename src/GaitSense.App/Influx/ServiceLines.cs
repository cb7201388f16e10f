using GaitSense.App.Metrics;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.App.Influx;

/// <summary>How the service stands as a point of <c>gait_service</c>: tag <c>host</c>; counters from the start of the service,
/// those of the outbox from the beginning of the store.</summary>
public static class ServiceLines
{
    /// <summary>Writes one point.</summary>
    /// <param name="lines">Takes it.</param>
    /// <param name="host">Name of the host.</param>
    /// <param name="isRunning">True while a session runs.</param>
    /// <param name="figures">What the service has done.</param>
    /// <param name="hubDropped">Messages to the dashboard that were lost.</param>
    /// <param name="influx">How sending stands.</param>
    /// <param name="memoryBytes">Memory of the process.</param>
    /// <param name="at">Now.</param>
    public static void Write(
        LineWriter lines, string host, bool isRunning, ServiceFigures figures, long hubDropped, InfluxStatus influx, long memoryBytes, DateTimeOffset at)
    {
        lines.Begin("gait_service"u8);
        lines.Tag("host"u8, host);
        lines.Count("session_running"u8, isRunning ? 1 : 0);
        lines.Count("sessions"u8, figures.Sessions);
        lines.Count("packets"u8, figures.Packets);
        lines.Count("samples_lost"u8, figures.Sensors().Values.Sum(s => s.Lost));
        lines.Count("steps"u8, figures.Steps);
        lines.Count("valid_steps"u8, figures.ValidSteps);
        lines.Count("queue_dropped"u8, figures.Drops().Values.Sum() + hubDropped);
        lines.Count("influx_queued"u8, influx.Counts.Queued);
        lines.Field("influx_lag_s"u8, influx.LagS);
        lines.Count("influx_sent"u8, influx.Counts.Sent);
        lines.Count("influx_refused"u8, influx.Counts.Refused);
        lines.Count("influx_dropped"u8, influx.Counts.Dropped);
        lines.Count("influx_retries"u8, influx.Retries);
        lines.Count("memory_bytes"u8, memoryBytes);
        lines.End(at);
    }
}
