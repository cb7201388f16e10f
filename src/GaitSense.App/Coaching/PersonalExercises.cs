using GaitSense.Core.Exercises;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Coaching;

/// <summary>Fits an exercise to who practises it: targets in the person's own foot lengths, at the level that was reached.</summary>
public sealed class PersonalExercises(ISessionStore store, IPersonRegister register)
{
    // The last sessions are looked through for one that was finished.
    private const int LookedBack = 20;

    /// <summary>The exercise for the person's next session.</summary>
    /// <param name="pseudonym">Who practises.</param>
    /// <param name="exercise">The general exercise, or the person's own form of it.</param>
    public ExerciseProtocol For(string pseudonym, ExerciseProtocol exercise) =>
        PersonalExercise.Of(exercise, null, register.Find(pseudonym), StartLevel(pseudonym, exercise.Id));

    /// <summary>The exercise as it was when a stored session began.</summary>
    /// <param name="session">The session.</param>
    /// <param name="exercise">The general exercise, or the person's own form of it.</param>
    public ExerciseProtocol For(StoredSession session, ExerciseProtocol exercise) =>
        PersonalExercise.Of(exercise, null, register.Find(session.Header.Person), session.Summary?.Progression?.StartLevel);

    // The level that the last session earned, unless the plan was changed since.
    private int? StartLevel(string pseudonym, string exercise)
    {
        ExercisePlan? plan = register.Plan(pseudonym, exercise);
        StoredSession? last = store.List(new SessionQuery(pseudonym, exercise, Limit: LookedBack)).FirstOrDefault(s => s.Summary?.Progression is not null);
        return last is not null && !(plan?.ChangedAt > last.Header.StartedAt) ? last.Summary!.Progression!.NextLevel : null;
    }
}
