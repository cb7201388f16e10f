using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GaitSense.App.Hosting;

/// <summary>Ready means: the store answers.</summary>
public sealed class StoreCheck(ISessionStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        _ = store.List(new SessionQuery(Limit: 1));
        return Task.FromResult(HealthCheckResult.Healthy("The store answers."));
    }
}
