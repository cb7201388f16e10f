namespace GaitSense.Core.Exercises;

/// <summary>Something to prepare before an exercise.</summary>
/// <param name="Id">Identity within the exercise.</param>
/// <param name="Instruction">What to do.</param>
/// <param name="Observable">What sensors can and cannot tell about it.</param>
public sealed record SetUpStep(string Id, string Instruction, string Observable);

/// <summary>One phase of an exercise.</summary>
/// <param name="Id">Identity within the exercise.</param>
/// <param name="Instruction">What to do.</param>
/// <param name="Observable">What sensors can and cannot tell about it.</param>
public sealed record ExercisePhase(string Id, string Instruction, string Observable)
{
    /// <summary>What is said when the phase begins; null when nothing is.</summary>
    public SpokenText? Spoken { get; init; }

    /// <summary>How long it is guided to last, s; null when the person decides.</summary>
    public double? DurationS { get; init; }

    /// <summary>The breath that belongs to it; null when any.</summary>
    public BreathAction? Breath { get; init; }
}

/// <summary>A common mistake.</summary>
/// <param name="Text">In words.</param>
/// <param name="Cues">The cues that answer it; empty when no sensor sees it and no cue names it.</param>
public sealed record ExerciseMistake(string Text, IReadOnlyList<string> Cues);

/// <summary>A few words to be spoken, in the languages that the product speaks.</summary>
/// <param name="En">English.</param>
/// <param name="De">German.</param>
public sealed record SpokenText(string En, string De);
