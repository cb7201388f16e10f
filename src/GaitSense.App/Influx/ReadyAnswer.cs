using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GaitSense.App.Influx;

/// <summary>Writes /health/ready: the word, and behind it a line on the InfluxDB where there is one.</summary>
public static class ReadyAnswer
{
    /// <summary>Writes the answer.</summary>
    public static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        string? influx = report.Entries.TryGetValue(InfluxCheck.Name, out HealthReportEntry entry) ? entry.Description : null;
        return context.Response.WriteAsync(influx is null ? report.Status.ToString() : $"{report.Status}\n{InfluxCheck.Name}: {influx}\n");
    }
}
