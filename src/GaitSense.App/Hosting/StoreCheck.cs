using GaitSense.App.Storekeeping;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GaitSense.App.Hosting;

/// <summary>Ready means: the store answers. Degraded while it cannot write: recording goes on in memory then, for a time.</summary>
public sealed class StoreCheck(ISessionStore store, StoreAlarm alarm) : IHealthCheck
{
    /// <summary>Name of the check.</summary>
    public const string Name = "store";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            _ = store.List(new SessionQuery(Limit: 1));
        }
        catch (StorageFaultException refused)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy(refused.Fault.ToString()));
        }

        return Task.FromResult(alarm.Current is { } fault
            ? HealthCheckResult.Degraded(fault.ToString())
            : HealthCheckResult.Healthy("The store answers."));
    }
}
