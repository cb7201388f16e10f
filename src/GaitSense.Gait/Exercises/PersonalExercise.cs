using System.Text;
using GaitSense.Core.Exercises;
using GaitSense.Core.People;
using GaitSense.Core.Recordings;

namespace GaitSense.Gait.Exercises;

/// <summary>An exercise as one person does it: the therapist's copy where there is one, in the person's own lengths, at the level reached.</summary>
public static class PersonalExercise
{
    /// <summary>The exercise for a person.</summary>
    /// <param name="general">The exercise as it comes.</param>
    /// <param name="plan">The person's own form of it; null for none.</param>
    /// <param name="person">Who practises; null when nothing is known.</param>
    /// <param name="startLevel">Level of a growing target to begin at; null for the exercise's own. It is kept within the levels that there are.</param>
    /// <exception cref="InputFaultException">The plan is not a valid protocol; the fault names where.</exception>
    public static ExerciseProtocol Of(ExerciseProtocol general, ExercisePlan? plan, Person? person, int? startLevel = null)
    {
        ArgumentNullException.ThrowIfNull(general);
        ExerciseProtocol own = plan is null ? general : Read(plan.ProtocolJson, $"plan of {plan.Pseudonym} for {plan.Exercise}", plan.Exercise);
        if (startLevel is { } level && own.Progression is { } p)
        {
            own = own with { Progression = p with { StartLevel = Math.Clamp(level, 1, p.LevelCount) } };
        }

        return FootLengthTargets.Resolve(own, person?.FootLengthM);
    }

    /// <summary>Reads a changed protocol, as <c>seeds/exercises</c> describes it.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What faults call it.</param>
    /// <param name="exercise">The identity that it must carry.</param>
    /// <exception cref="InputFaultException">It is not valid; the fault names line and byte, or the JSON path.</exception>
    public static ExerciseProtocol Read(string json, string name, string exercise)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        ExerciseProtocol read = ExerciseCatalog.Read(stream, name);
        return read.Id == exercise
            ? read
            : throw new InputFaultException(new InputFault($"this is \"{read.Id}\", not \"{exercise}\"", $"{name}, $.id", "Keep the identity of the exercise that it was copied from."));
    }
}
