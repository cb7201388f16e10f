using System.Text.Json;
using System.Text.Json.Nodes;
using GaitSense.Core.Exercises;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.People;

/// <summary>Each person's own form of an exercise: a copy of the exercise's file with the therapist's targets.</summary>
public sealed class ExercisePlans(IPersonRegister register, ISessionStore store, ExerciseCatalog catalog, TimeProvider time)
{
    // The last sessions are looked through for one that was finished.
    private const int LookedBack = 20;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The exercise as that person does it next: own targets, own foot length, the level that the last finished session earned
    /// unless the plan was changed since. Null when there is no such exercise. A plan that can no longer be read gives way to the general
    /// form.</summary>
    public ExerciseProtocol? Find(string person, string exercise) => At(person, exercise, EarnedLevel(person, exercise, before: null));

    /// <summary>The exercise as the person did it in that session, with the targets of today.</summary>
    public ExerciseProtocol? Find(StoredSession session) => session.Summary?.Progression is { } progression
        ? At(session.Header.Person, session.Header.Exercise, progression.StartLevel)
        : At(session.Header.Person, session.Header.Exercise, EarnedLevel(session.Header.Person, session.Header.Exercise, session.Header.StartedAt));

    /// <summary>The exercise as it stands at the start of a session that may be running.</summary>
    public ExerciseProtocol? Find(SessionHeader session) => store.Find(session.Id) is { } stored
        ? Find(stored)
        : At(session.Person, session.Exercise, EarnedLevel(session.Person, session.Exercise, session.StartedAt));

    /// <summary>Keeps a person's own form of an exercise.</summary>
    /// <returns>False when there is no such person.</returns>
    /// <exception cref="InputFaultException">It is no valid exercise, or another one.</exception>
    public bool Keep(string person, string exercise, string json)
    {
        PersonalExercise.Read(json, $"plan of {person}", exercise);
        if (register.Find(person) is null)
        {
            return false;
        }

        register.Put(new ExercisePlan(person, exercise, json, time.GetUtcNow()));
        return true;
    }

    /// <summary>The exercise's file with other targets.</summary>
    /// <param name="person">Whose plan is changed, when there is one; else the general file is copied.</param>
    /// <param name="exercise">The exercise.</param>
    /// <param name="targets">The targets by cue, in the units of the measures.</param>
    public string WithTargets(string person, string exercise, IReadOnlyDictionary<string, CueTarget> targets)
    {
        JsonNode file = JsonNode.Parse(register.Plan(person, exercise)?.ProtocolJson ?? OriginalOf(exercise))!;
        foreach (JsonNode? cue in file["cues"]!.AsArray())
        {
            if (cue is JsonObject one && targets.TryGetValue((string)one["id"]!, out CueTarget? target))
            {
                target.Write(one);
            }
        }

        return file.ToJsonString(Indented);
    }

    private int? EarnedLevel(string person, string exercise, DateTimeOffset? before)
    {
        DateTimeOffset? changed = register.Plan(person, exercise)?.ChangedAt;
        StoredSession? last = store.List(new SessionQuery(person, exercise, To: before, Limit: LookedBack))
            .FirstOrDefault(s => s.Summary?.Progression is not null && !(s.Header.StartedAt >= before));
        return last is not null && !(changed > last.Header.StartedAt) ? last.Summary!.Progression!.NextLevel : null;
    }

    private ExerciseProtocol? At(string person, string exercise, int? level)
    {
        if (catalog.Find(exercise) is not { } general)
        {
            return null;
        }

        Person? known = register.Find(person);
        try
        {
            return PersonalExercise.Of(general, register.Plan(person, exercise), known, level);
        }
        catch (InputFaultException)
        {
            return PersonalExercise.Of(general, null, known, level);
        }
    }

    private static string OriginalOf(string exercise)
    {
        using Stream json = typeof(ExerciseCatalog).Assembly.GetManifestResourceStream($"exercises/{exercise}.json")
            ?? throw new InputFaultException(new InputFault("there is no file of this exercise to copy", exercise, "Choose another exercise."));
        using StreamReader reader = new(json);
        return reader.ReadToEnd();
    }
}

/// <summary>A target that a therapist set, in the unit of the measure.</summary>
/// <param name="Low">Lowest value in target; null when open.</param>
/// <param name="High">Highest value in target; null when open.</param>
/// <param name="DeadZone">Outside by less than this no cue is given.</param>
/// <param name="Accepted">Accepted words, for a measure of words; empty for numbers.</param>
public sealed record CueTarget(double? Low, double? High, double DeadZone, IReadOnlyList<string> Accepted)
{
    /// <summary>Outside by no more than this is amber and never red; null leaves it as it is.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Writes it into the cue's part of the exercise file. A bound in foot lengths gives way to the one in numbers.</summary>
    internal void Write(JsonObject cue)
    {
        if (Accepted.Count > 0)
        {
            cue["accepted"] = new JsonArray([.. Accepted.Select(w => (JsonNode)w)]);
            return;
        }

        cue.Remove("low_foot_lengths");
        cue.Remove("high_foot_lengths");
        cue["low"] = Low;
        cue["high"] = High;
        cue["dead_zone"] = DeadZone;

        if (Tolerance is not null)
        {
            cue["tolerance"] = Tolerance;
        }

        // Red begins no nearer to the target than the person is told of it: a wider dead zone takes the tolerance with it.
        if (cue["tolerance"] is { } tolerance && (double)tolerance < DeadZone)
        {
            cue["tolerance"] = DeadZone;
        }
    }
}
