using GaitSense.Storage.Influx.Sending;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GaitSense.App.Influx;

/// <summary>Degraded while points wait for a server that does not take them. The service is ready all the same: it measures
/// and keeps.</summary>
public sealed class InfluxCheck(InfluxFeed feed) : IHealthCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "influx";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(feed.Status is not { } status ? HealthCheckResult.Healthy()
            : IsGood(status) ? HealthCheckResult.Healthy(InfluxWords.Line(status))
            : HealthCheckResult.Degraded(InfluxWords.Line(status)));

    private static bool IsGood(InfluxStatus status) =>
        status.State == InfluxState.Sending || (status.State == InfluxState.Connecting && status.LastError.Length == 0);
}
