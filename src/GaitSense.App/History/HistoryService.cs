using GaitSense.App.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Storage;

namespace GaitSense.App.History;

/// <summary>Gives pages and API how a person's sessions went, from the embedded store or from the InfluxDB.</summary>
public sealed class HistoryService(ServiceSettings settings, SqliteSessionStore store, InfluxHistory influx)
{
    /// <summary>The source when nobody asks for one.</summary>
    public HistorySource Usual => settings.History;

    /// <summary>True when an InfluxDB is configured, so that it can be asked.</summary>
    public bool HasInflux => influx.IsThere;

    /// <summary>The finished sessions that match, oldest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="source">Where from; null for the usual one.</param>
    /// <param name="cancellationToken">Ends the waiting for an InfluxDB.</param>
    /// <exception cref="InputFaultException">The InfluxDB does not answer, or none is configured.</exception>
    /// <exception cref="GaitSense.Storage.Faults.StorageFaultException">The store cannot be read.</exception>
    public async Task<SessionHistory> ReadAsync(HistoryQuery query, HistorySource? source, CancellationToken cancellationToken)
    {
        HistorySource from = source ?? Usual;
        return new SessionHistory(
            query.Person,
            from,
            from == HistorySource.Store ? store.Outcomes(query.Sessions) : await influx.ReadAsync(query.Sessions, cancellationToken));
    }
}
