using GaitSense.Core.Exercises;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Wording;

/// <summary>The words of an exercise. Those of its protocol are English; another language has its own, by the same names,
/// and where it has none the protocol's stand.</summary>
public static class ExerciseWords
{
    /// <summary>What it is called.</summary>
    public static string Name(ExerciseProtocol exercise) => Told(exercise.Name, exercise.Id, "name");

    /// <summary>What the exercise of that identity is called; the identity itself when it is not known.</summary>
    public static string NameOf(this ExerciseCatalog catalog, string? id) => catalog.Find(id ?? "") is { } exercise ? Name(exercise) : id ?? "";

    /// <summary>What it is for.</summary>
    public static string Summary(ExerciseProtocol exercise) => Told(exercise.Summary, exercise.Id, "summary");

    /// <summary>What a cue asks.</summary>
    public static string Cue(ExerciseProtocol? exercise, ExerciseCue cue) => Told(cue.Instruction, exercise?.Id, "cue." + cue.Id);

    /// <summary>What a phase is called.</summary>
    public static string PhaseName(ExerciseProtocol exercise, ExercisePhase phase) =>
        Told(char.ToUpperInvariant(phase.Id[0]) + phase.Id[1..].Replace('-', ' '), exercise.Id, $"phase.{phase.Id}.name");

    /// <summary>What to do in a phase.</summary>
    public static string Instruction(ExerciseProtocol exercise, ExercisePhase phase) =>
        Told(phase.Instruction, exercise.Id, "phase." + phase.Id);

    /// <summary>What sensors can tell of a phase.</summary>
    public static string Observable(ExerciseProtocol exercise, ExercisePhase phase) =>
        Told(phase.Observable, exercise.Id, $"phase.{phase.Id}.observable");

    /// <summary>What to prepare.</summary>
    public static string Instruction(ExerciseProtocol exercise, SetUpStep step) => Told(step.Instruction, exercise.Id, "setup." + step.Id);

    /// <summary>What sensors can tell of it.</summary>
    public static string Observable(ExerciseProtocol exercise, SetUpStep step) =>
        Told(step.Observable, exercise.Id, $"setup.{step.Id}.observable");

    /// <summary>Common mistakes, each with the cues that answer it.</summary>
    public static IEnumerable<(string Text, IReadOnlyList<ExerciseCue> Cues)> Mistakes(ExerciseProtocol exercise) => exercise.CommonMistakes.Select(
        (mistake, i) => (Told(mistake.Text, exercise.Id, "mistake." + i), (IReadOnlyList<ExerciseCue>)[.. exercise.Cues.Where(c => mistake.Cues.Contains(c.Id))]));

    /// <summary>Where a cue's target comes from.</summary>
    public static string Source(ExerciseProtocol exercise, ExerciseCue cue) => Told(cue.Source, exercise.Id, $"cue.{cue.Id}.source");

    /// <summary>Where the paced breath comes from; empty without one.</summary>
    public static string BreathSource(ExerciseProtocol exercise) => Told(exercise.Breath?.Source ?? "", exercise.Id, "breath.source");

    /// <summary>Where the growing of a target comes from; empty without one.</summary>
    public static string ProgressionSource(ExerciseProtocol exercise) => Told(exercise.Progression?.Source ?? "", exercise.Id, "progression.source");

    /// <summary>Where the exercise's rules come from.</summary>
    public static IEnumerable<string> Sources(ExerciseProtocol exercise) =>
        exercise.Sources.Select((source, i) => Told(source, exercise.Id, "source." + i));

    private static string Told(string original, string? exercise, string part) =>
        Language.Current == Language.English ? original : Phrases.Find($"exercise.{exercise}.{part}") ?? original;
}
