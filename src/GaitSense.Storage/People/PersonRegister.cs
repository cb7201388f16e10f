using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;

namespace GaitSense.Storage.People;

/// <summary>The people of a store. Each change is durable when the call returns.</summary>
/// <param name="reads">Connections that read.</param>
/// <param name="writing">Gives the writing side; throws where the store only reads.</param>
internal sealed class PersonRegister(ReadConnections reads, Func<SessionWriting> writing) : IPersonRegister
{
    /// <inheritdoc/>
    public IReadOnlyList<Person> List() => reads.Read(PersonTable.Read);

    /// <inheritdoc/>
    public Person? Find(string pseudonym) => reads.Read(c => PersonTable.Read(c, pseudonym));

    /// <inheritdoc/>
    public void Put(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentException.ThrowIfNullOrWhiteSpace(person.Pseudonym);
        SessionWriting side = writing();
        side.Commit(c =>
        {
            Consent before = PersonTable.Read(c, person.Pseudonym)?.Consent ?? Consent.NotAsked;
            PersonTable.Put(c, person);
            if (before != person.Consent)
            {
                string change = $"{Words<Consent>.Of(before)} -> {Words<Consent>.Of(person.Consent)}";
                AuditTable.Add(c, side.Now, AuditTable.Consent, person.Pseudonym, change);
            }
        });
    }

    /// <inheritdoc/>
    public ExercisePlan? Plan(string pseudonym, string exercise) => reads.Read(c => PlanTable.Read(c, pseudonym, exercise));

    /// <inheritdoc/>
    public void Put(ExercisePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentException.ThrowIfNullOrWhiteSpace(plan.Pseudonym);
        writing().Commit(c => PlanTable.Put(c, plan));
    }

    /// <inheritdoc/>
    public bool RemovePlan(string pseudonym, string exercise)
    {
        return writing().Commit(c => PlanTable.Remove(c, pseudonym, exercise));
    }

    /// <inheritdoc/>
    public IReadOnlyList<SessionNote> Notes(SessionId session) =>
        reads.Read<IReadOnlyList<SessionNote>>(c => SessionTable.KeyOf(c, session) is { } key ? NoteTable.Read(c, key) : []);

    /// <inheritdoc/>
    public bool AddNote(SessionId session, SessionNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return writing().Commit(c =>
        {
            if (SessionTable.KeyOf(c, session) is not { } key)
            {
                return false;
            }

            NoteTable.Add(c, key, note);
            return true;
        });
    }

    /// <inheritdoc/>
    /// <remarks>Everything is gone from reading when the first transaction ends, the audit line with it; the raw data follow in
    /// portions. A process that dies in between completes the removal at its next start.</remarks>
    /// <exception cref="Core.Recordings.InputFaultException">A session of theirs is being recorded.</exception>
    public int? Erase(string pseudonym) => writing().Erase(pseudonym);
}
