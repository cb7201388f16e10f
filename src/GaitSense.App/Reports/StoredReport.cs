using GaitSense.Core.Exercises;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Export.Reports;

namespace GaitSense.App.Reports;

/// <summary>Reports on what a store holds.</summary>
internal static class StoredReport
{
    /// <summary>The report on a session; null when there is none of that identity.</summary>
    /// <exception cref="InputFaultException">The person has withdrawn consent.</exception>
    public static ReportDocument? OfSession(ISessionStore store, IPersonRegister people, string id, Func<string, ExerciseProtocol?> find) =>
        SessionId.TryParse(id, out SessionId identity) && store.Find(identity) is { } session
            ? SessionReport.Of(Permitted(people, session.Header.Person, session), store.Steps(identity), find(session.Header.Exercise))
            : null;

    /// <summary>The report on a person; null when nobody of that pseudonym has a session.</summary>
    /// <exception cref="InputFaultException">The person has withdrawn consent.</exception>
    public static ReportDocument? OfPerson(ISessionStore store, IPersonRegister people, string person, Func<string, ExerciseProtocol?> find) =>
        store.List(new SessionQuery(Person: person)) is { Count: > 0 } sessions ? PersonReport.Of(person, Permitted(people, person, sessions), find) : null;

    private static T Permitted<T>(IPersonRegister people, string person, T what) => people.Find(person)?.Consent == Consent.Withdrawn
        ? throw new InputFaultException(new InputFault("consent was withdrawn, so that nothing of this person leaves the store", person, "Ask the person; the consent is kept with the person."))
        : what;
}
