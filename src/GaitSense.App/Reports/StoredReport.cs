using GaitSense.App.People;
using GaitSense.App.Wording;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Export.Reports;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Reports;

/// <summary>Reports on what a store holds, in one language, whatever the page that asks for it speaks.</summary>
/// <param name="store">The sessions.</param>
/// <param name="people">Who they are of.</param>
/// <param name="language">The language.</param>
internal sealed class StoredReport(ISessionStore store, IPersonRegister people, Language language)
{
    private readonly ExercisePlans _plans = new(people, store, ExerciseCatalog.BuiltIn, TimeProvider.System);

    /// <summary>The report on a session; null when there is none of that identity.</summary>
    /// <exception cref="InputFaultException">The person has withdrawn consent.</exception>
    public ReportDocument? OfSession(string id)
    {
        if (!SessionId.TryParse(id, out SessionId identity) || store.Find(identity) is not { } session)
        {
            return null;
        }

        Withdrawal.Refuse(people, session.Header.Person);
        return Speaking(() => SessionReport.Of(session, store.Steps(identity), _plans.Find(session)));
    }

    /// <summary>The report on a person; null when nobody of that pseudonym has a session.</summary>
    /// <exception cref="InputFaultException">The person has withdrawn consent.</exception>
    public ReportDocument? OfPerson(string person)
    {
        if (store.List(new SessionQuery(Person: person)) is not { Count: > 0 } sessions)
        {
            return null;
        }

        Withdrawal.Refuse(people, person);
        return Speaking(() => PersonReport.Of(person, sessions, exercise => _plans.Find(person, exercise)));
    }

    private ReportDocument Speaking(Func<ReportDocument> make)
    {
        Language before = Language.Current;
        try
        {
            Language.Current = language;
            return make();
        }
        finally
        {
            Language.Current = before;
        }
    }
}
