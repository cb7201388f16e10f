using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Finds the sensors that one person wears.</summary>
/// <remarks><b>How</b> (1) listens for sensors of known kinds, of which those of other makers count only when it is remembered where they are worn: they may be anybody's; (2) links to all of them at once; (3) gives each the site that it
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
    public async Task<IReadOnlyList<(ISensorConnection Connection, BodySite Site)>> FindAsync(CancellationToken cancellationToken)
    {
        // 1.
        IReadOnlyDictionary<string, SensorProfile> heard = await HearAsync(cancellationToken);

        // 2.
        Attempt[] attempts = await Task.WhenAll(heard.Select(h => TryAsync(h.Key, h.Value, cancellationToken)));
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await ChooseAsync(attempts);
        }
        catch
        {
            await Task.WhenAll(attempts.Select(a => a.Connection).OfType<ISensorConnection>().Select(c => c.DisposeAsync().AsTask()));
            throw;
        }
    }

    private async Task<IReadOnlyDictionary<string, SensorProfile>> HearAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, SensorProfile> heard = new(StringComparer.OrdinalIgnoreCase);
        HashSet<string> strangers = new(StringComparer.OrdinalIgnoreCase);
        using CancellationTokenSource limit = new(options.SearchTime, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        bool isSettling = false;
        try
        {
            await foreach (Advertisement seen in transport.ScanAsync(options.Filter, either.Token))
            {
                if (KindOf(seen) is { } profile)
                {
                    Hear(seen, profile, heard, strangers);
                }

                if (!isSettling && known.All.Count > 0 && known.All.All(k => heard.ContainsKey(k.Id)))
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

    private SensorProfile? KindOf(Advertisement seen) =>
        (known.Find(seen.Id, "") is { } remembered && remembered.Profile != GattProfile.ProfileId ? options.Profiles.Find(remembered.Profile) : null)
        ?? options.Profiles.Match(seen.Name, seen.Services);

    private void Hear(Advertisement seen, SensorProfile profile, Dictionary<string, SensorProfile> heard, HashSet<string> strangers)
    {
        if (profile.Decoder == SensorDecoders.Own || known.Find(seen.Id, "") is not null)
        {
            heard[seen.Id] = profile;
        }
        else if (strangers.Add(seen.Id))
        {
            _notices.Add(Unassigned(seen.Id));
        }
    }

    private async Task<Attempt> TryAsync(string id, SensorProfile profile, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(options.LinkTimeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return new Attempt(await SensorConnections.OpenAsync(transport, id, profile, options, time, either.Token), null);
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

    private async Task<IReadOnlyList<(ISensorConnection Connection, BodySite Site)>> ChooseAsync(IEnumerable<Attempt> attempts)
    {
        List<(ISensorConnection Connection, BodySite Site)> candidates = [];
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
        List<(ISensorConnection Connection, BodySite Site)> chosen = [];
        foreach (var rivals in candidates.GroupBy(c => c.Site).OrderBy(g => g.Key))
        {
            var ranked = rivals
                .OrderByDescending(c => known.Find(c.Connection.Details.Id, c.Connection.Details.Serial)?.Site == c.Site)
                .ThenByDescending(c => c.Connection.Details.RssiDbm ?? int.MinValue)
                .ToList();
            chosen.Add(ranked[0]);
            foreach ((ISensorConnection rival, BodySite site) in ranked.Skip(1))
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

    private readonly record struct Attempt(ISensorConnection? Connection, InputFault? Fault);
}
