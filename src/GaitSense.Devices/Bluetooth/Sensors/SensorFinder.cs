using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Finds the sensors that one person wears.</summary>
/// <remarks><b>How</b> (1) listens for sensors that advertise the service; (2) links to all of them at once; (3) gives each the site that it
/// says itself or, when it says none, the one that is remembered; (4) where two share a site, takes the one that is remembered
/// and then the stronger one. What is left out is told, never dropped in silence.</remarks>
internal sealed class SensorFinder(
    IBluetoothTransport transport, BluetoothSourceOptions options, KnownSensors known, TimeProvider time)
{
    /// <summary>How long new sensors are still listened for after every remembered one was heard.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly List<InputFault> _notices = [];

    /// <summary>What was left out and why.</summary>
    public IReadOnlyList<InputFault> Notices => _notices;

    /// <summary>The sensors, linked and set up, in the order of their sites.</summary>
    /// <exception cref="BluetoothFaultException">There is no radio.</exception>
    public async Task<IReadOnlyList<(SensorConnection Connection, BodySite Site)>> FindAsync(CancellationToken cancellationToken)
    {
        // 1.
        IReadOnlyCollection<string> heard = await HearAsync(cancellationToken);

        // 2.
        Attempt[] attempts = await Task.WhenAll(heard.Select(id => TryAsync(id, cancellationToken)));
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await ChooseAsync(attempts);
        }
        catch
        {
            await Task.WhenAll(attempts.Select(a => a.Connection).OfType<SensorConnection>().Select(c => c.DisposeAsync().AsTask()));
            throw;
        }
    }

    private async Task<IReadOnlyCollection<string>> HearAsync(CancellationToken cancellationToken)
    {
        HashSet<string> heard = new(StringComparer.OrdinalIgnoreCase);
        using CancellationTokenSource limit = new(options.SearchTime, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        bool isSettling = false;
        try
        {
            await foreach (Advertisement seen in transport.ScanAsync(options.Filter, either.Token))
            {
                heard.Add(seen.Id);
                if (!isSettling && known.All.Count > 0 && known.All.All(k => heard.Contains(k.Id)))
                {
                    isSettling = true;
                    limit.CancelAfter(Settling < options.SearchTime ? Settling : options.SearchTime);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time was up before the search had begun.
        }

        cancellationToken.ThrowIfCancellationRequested();
        return heard;
    }

    private async Task<Attempt> TryAsync(string id, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(options.LinkTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return new Attempt(await SensorConnection.OpenAsync(transport, id, options, time, either.Token), null);
        }
        catch (BluetoothFaultException e)
        {
            return new Attempt(null, e.Fault);
        }
        catch (OperationCanceledException)
        {
            return new Attempt(null, new InputFault("it was heard, but no link came about in time", $"sensor {id}", "Bring it closer and try again"));
        }
    }

    private async Task<IReadOnlyList<(SensorConnection Connection, BodySite Site)>> ChooseAsync(IEnumerable<Attempt> attempts)
    {
        List<(SensorConnection Connection, BodySite Site)> candidates = [];
        foreach (Attempt attempt in attempts)
        {
            if (attempt.Connection is not { } connection)
            {
                _notices.Add(attempt.Fault!);
                continue;
            }

            // 3.
            BodySite site = SiteOf(connection.Details);
            if (site == BodySite.Unassigned)
            {
                _notices.Add(Unassigned(connection.Details.Id));
                await connection.DisposeAsync();
                continue;
            }

            candidates.Add((connection, site));
        }

        // 4.
        List<(SensorConnection Connection, BodySite Site)> chosen = [];
        foreach (var rivals in candidates.GroupBy(c => c.Site).OrderBy(g => g.Key))
        {
            var ranked = rivals
                .OrderByDescending(c => known.Find(c.Connection.Details.Id, c.Connection.Details.Serial)?.Site == c.Site)
                .ThenByDescending(c => c.Connection.Details.RssiDbm ?? int.MinValue)
                .ToList();
            chosen.Add(ranked[0]);
            foreach ((SensorConnection rival, BodySite site) in ranked.Skip(1))
            {
                _notices.Add(new InputFault(
                    $"another sensor says that it is worn at the same place ({site})",
                    $"sensor {rival.Details.Id}",
                    "Switch one of them off, or give it another site: gaitsense sensors assign"));
                await rival.DisposeAsync();
            }
        }

        return chosen;
    }

    private BodySite SiteOf(SensorDetails details) => details.Site != BodySite.Unassigned
        ? details.Site
        : known.Find(details.Id, details.Serial)?.Site ?? BodySite.Unassigned;

    private static InputFault Unassigned(string id) => new(
        "it is not known where it is worn", $"sensor {id}", $"Say it once: gaitsense sensors assign {id} <site>");

    private readonly record struct Attempt(SensorConnection? Connection, InputFault? Fault);
}
