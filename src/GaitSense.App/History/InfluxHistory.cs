using GaitSense.App.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.History;
using GaitSense.Storage.Influx.Reading;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.App.History;

/// <summary>Reads the history from the configured InfluxDB, on connections of its own: sending and reading do not wait for
/// each other. It creates nothing there.</summary>
public sealed class InfluxHistory : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _connecting = new(1);
    private readonly InfluxServer? _server;
    private volatile bool _isConnected;

    /// <summary>Nothing is asked yet.</summary>
    /// <exception cref="InputFaultException">The certificates cannot be read.</exception>
    public InfluxHistory(ServiceSettings settings, TimeProvider time) =>
        _server = settings.Influx is { } influx ? new InfluxServer(influx with { MayCreate = false, RequestTimeout = Patience }, time) : null;

    /// <summary>True when one is configured.</summary>
    public bool IsThere => _server is not null;

    /// <summary>The finished sessions that match, oldest first.</summary>
    /// <exception cref="InputFaultException">It does not answer, or none is configured.</exception>
    public async Task<IReadOnlyList<SessionOutcome>> ReadAsync(SessionQuery wanted, CancellationToken cancellationToken)
    {
        InfluxServer server = _server ?? throw Fault("no InfluxDB is configured", "--influx-url", "Read from the store, or start the service with --influx-url.");
        await ConnectAsync(server, cancellationToken);
        return await new OutcomeReader(server).ReadAsync(wanted, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _server?.Dispose();
        _connecting.Dispose();
    }

    private async Task ConnectAsync(InfluxServer server, CancellationToken cancellationToken)
    {
        if (_isConnected)
        {
            return;
        }

        await _connecting.WaitAsync(cancellationToken);
        try
        {
            if (!_isConnected)
            {
                InfluxAnswer answer = await server.ConnectAsync(cancellationToken);
                _isConnected = answer.Outcome == InfluxOutcome.Taken
                    ? true
                    : throw Fault($"the history cannot be read ({answer.Reason.TrimEnd('.')})", server.Settings.ToString(), "Check that the server runs, or read from the store.");
            }
        }
        finally
        {
            _connecting.Release();
        }
    }

    private static InputFaultException Fault(string what, string where, string advice) => new(new InputFault(what, where, advice));
}
