using GaitSense.App.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GaitSense.App.Influx;

/// <summary>Writes /health/ready: the word, and behind it a line on the store while it fails, and on the InfluxDB where there is one.</summary>
public static class ReadyAnswer
{
    /// <summary>Writes the answer.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        string? influx = report.Entries.TryGetValue(InfluxCheck.Name, out HealthReportEntry entry) ? entry.Description : null;
        string? store = report.Entries.TryGetValue(StoreCheck.Name, out HealthReportEntry kept) && kept.Status != HealthStatus.Healthy ? kept.Description : null;
        return context.Response.WriteAsync(string.Concat(
            influx is null && store is null ? report.Status.ToString() : $"{report.Status}\n",
            store is null ? "" : $"{StoreCheck.Name}: {store}\n",
            influx is null ? "" : $"{InfluxCheck.Name}: {influx}\n"));
    }
}
