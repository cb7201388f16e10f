using GaitSense.Core.People;
using GaitSense.Core.Sessions;

namespace GaitSense.Core.Ports;

/// <summary>The people who practise, their plans and the notes on their sessions.</summary>
/// <remarks>Safe for concurrent use. Failures of the medium are thrown as the store's own exception.</remarks>
public interface IPersonRegister
{
    /// <summary>Everybody, by pseudonym.</summary>
    IReadOnlyList<Person> List();

    /// <summary>One person; null when unknown.</summary>
    Person? Find(string pseudonym);

    /// <summary>Adds a person or replaces what is known of one. A change of consent leaves a line in the audit log.</summary>
    void Put(Person person);

    /// <summary>The person's own form of an exercise; null when the general one applies.</summary>
    ExercisePlan? Plan(string pseudonym, string exercise);

    /// <summary>Keeps the person's own form of an exercise.</summary>
    void Put(ExercisePlan plan);

    /// <summary>Goes back to the general form of an exercise.</summary>
    /// <returns>False when the person had none of their own.</returns>
    bool RemovePlan(string pseudonym, string exercise);

    /// <summary>Notes on a session, oldest first.</summary>
    IReadOnlyList<SessionNote> Notes(SessionId session);

    /// <summary>Adds a note to a session.</summary>
    /// <returns>False when the session is unknown.</returns>
    bool AddNote(SessionId session, SessionNote note);

    /// <summary>Deletes a person with all sessions: raw and derived data, notes, plans and what waits to be sent; leaves a line in the audit log.</summary>
    /// <returns>How many sessions were deleted; null when the person is unknown.</returns>
    int? Erase(string pseudonym);
}
