using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Export.Reports;

namespace GaitSense.App.Reports;

/// <summary>Reports on what a store holds.</summary>
internal static class StoredReport
{
    /// <summary>The report on a session; null when there is none of that identity.</summary>
    public static ReportDocument? OfSession(ISessionStore store, string id, Func<string, ExerciseProtocol?> find) =>
        SessionId.TryParse(id, out SessionId identity) && store.Find(identity) is { } session
            ? SessionReport.Of(session, store.Steps(identity), find(session.Header.Exercise))
            : null;

    /// <summary>The report on a person; null when nobody of that pseudonym has a session.</summary>
    public static ReportDocument? OfPerson(ISessionStore store, string person, Func<string, ExerciseProtocol?> find) =>
        store.List(new SessionQuery(Person: person)) is { Count: > 0 } sessions ? PersonReport.Of(person, sessions, find) : null;
}
