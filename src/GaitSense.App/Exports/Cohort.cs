using System.Globalization;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;

namespace GaitSense.App.Exports;

/// <summary>The sessions that an export takes, and those that matched but are left out, with the reason.</summary>
/// <param name="Sessions">By start.</param>
/// <param name="LeftOut">What is left out.</param>
public sealed record Cohort(IReadOnlyList<StoredSession> Sessions, IReadOnlyList<LeftOut> LeftOut)
{
    // Name of the simulated walker as a packet source.
    private const string SimulatedSourceName = "simulated";

    /// <summary>Chooses from a store.</summary>
    /// <param name="store">The sessions.</param>
    /// <param name="people">What is known of people; null when nothing is, as if nobody had been asked.</param>
    /// <param name="filter">What is asked for.</param>
    public static Cohort Choose(ISessionStore store, IPersonRegister? people, CohortFilter filter)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(filter);
        Dictionary<string, Consent> consents = people?.List().ToDictionary(p => p.Pseudonym, p => p.Consent) ?? [];
        List<StoredSession> chosen = [];
        List<LeftOut> leftOut = [];
        IEnumerable<StoredSession> matching = store.List(filter.Query)
            .Where(s => filter.People.Count == 0 || filter.People.Contains(s.Header.Person))
            .Where(s => filter.Sessions.Count == 0 || filter.Sessions.Contains(s.Header.Id.Value))
            .OrderBy(s => s.Header.StartedAt)
            .ThenBy(s => s.Header.Id.Value, StringComparer.Ordinal);
        foreach (StoredSession session in matching)
        {
            Consent consent = consents.GetValueOrDefault(session.Header.Person);
            if ((WhyNotAllowed(session, consent, filter) ?? WhyNotGood(session, filter)) is { } why)
            {
                leftOut.Add(new LeftOut(session.Header.Id.Value, session.Header.Person, why));
            }
            else
            {
                chosen.Add(session);
            }
        }

        return new Cohort(chosen, leftOut);
    }

    /// <summary>True when somebody in it has withdrawn since it was chosen.</summary>
    public bool HasWithdrawn(IPersonRegister? people) =>
        Sessions.Select(s => s.Header.Person).Distinct().Any(p => people?.Find(p)?.Consent == Consent.Withdrawn);

    private static string? WhyNotAllowed(StoredSession session, Consent consent, CohortFilter filter)
    {
        // A simulated walker is nobody who could be asked.
        bool isNamed = filter.People.Contains(session.Header.Person) || filter.Sessions.Contains(session.Header.Id.Value);
        return consent switch
        {
            Consent.Withdrawn => "consent was withdrawn",
            Consent.NotAsked when !isNamed && session.Header.Source != SimulatedSourceName => "consent was not asked for; name the person or the session to export it alone",
            _ => null,
        };
    }

    private static string? WhyNotGood(StoredSession session, CohortFilter filter)
    {
        if (filter.FewestSteps is { } fewest && session.StepCount < fewest)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{session.StepCount} steps, fewer than {fewest}");
        }

        if (filter.LeastValidShare is not { } least)
        {
            return null;
        }

        double? share = session.Summary is { Steps.Total: > 0 } summary ? (double)summary.Steps.Valid / summary.Steps.Total : null;
        return share is null ? "it has no summary that tells how many steps are valid"
            : share < least ? string.Create(CultureInfo.InvariantCulture, $"{share:P0} of its steps are valid, fewer than {least:P0}")
            : null;
    }
}

/// <summary>A session that matched but is not in the export.</summary>
/// <param name="Session">Its identity.</param>
/// <param name="Person">Pseudonym of the person.</param>
/// <param name="Why">The reason.</param>
/// <param name="IsFault">True when it could not be written; false when it was not meant to be.</param>
public sealed record LeftOut(string Session, string Person, string Why, bool IsFault = false);
