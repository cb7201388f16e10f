using GaitSense.Core.Exercises;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Coaching;

/// <summary>Every exercise as each person does it: the therapist's changes, the person's foot, the level reached.</summary>
public sealed class PersonalExercises(ISessionStore store, ExerciseCatalog exercises, IPersonRegister register, TimeProvider time)
{
    // The last sessions are looked through for one that was finished.
    private const int LookedBack = 20;

    /// <summary>The exercise for a person, ready to be practised.</summary>
    /// <exception cref="InputFaultException">The person's plan is not valid any more; the fault names where.</exception>
    public ExerciseProtocol For(string pseudonym, ExerciseProtocol general)
    {
        ExercisePlan? plan = register.Plan(pseudonym, general.Id);
        return PersonalExercise.Of(general, plan, register.Find(pseudonym), StartLevel(pseudonym, general.Id, plan));
    }

    /// <summary>The text of a person's exercise to be changed: the plan, or the general one as a copy.</summary>
    /// <returns>Null when there is no such exercise.</returns>
    public string? Text(string pseudonym, string exercise) =>
        register.Plan(pseudonym, exercise)?.ProtocolJson ?? (exercises.Find(exercise) is null ? null : ExerciseCatalog.BuiltInText(exercise));

    /// <summary>Keeps a person's own form of an exercise when it is valid.</summary>
    /// <returns>What is wrong and where; null when it was kept.</returns>
    public InputFault? Save(string pseudonym, string exercise, string json)
    {
        try
        {
            _ = PersonalExercise.Read(json, $"plan of {pseudonym} for {exercise}", exercise);
        }
        catch (InputFaultException refused)
        {
            return refused.Fault;
        }

        register.Put(new ExercisePlan(pseudonym, exercise, json, time.GetUtcNow()));
        return null;
    }

    // The level that the last session earned, unless the plan was changed since.
    private int? StartLevel(string pseudonym, string exercise, ExercisePlan? plan)
    {
        StoredSession? last = store.List(new SessionQuery(pseudonym, exercise, Limit: LookedBack)).FirstOrDefault(s => s.Summary?.Progression is not null);
        return last is not null && !(plan?.ChangedAt > last.Header.StartedAt) ? last.Summary!.Progression!.NextLevel : null;
    }
}
