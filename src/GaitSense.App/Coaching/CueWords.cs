using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;

namespace GaitSense.App.Coaching;

/// <summary>The few words that are spoken for a cue, from the exercise's own data.</summary>
public static class CueWords
{
    /// <summary>Praise that fits anything.</summary>
    internal static SpokenText Good { get; } = new("Good.", "Gut so.");

    private static readonly SpokenText NoSensor = new("I cannot see that now.", "Das sehe ich gerade nicht.");
    private static readonly SpokenText Further = new("Well done. A little further now.", "Sehr gut. Jetzt etwas weiter.");
    private static readonly SpokenText In = new("In.", "Ein.");
    private static readonly SpokenText Out = new("Out.", "Aus.");

    /// <summary>The words for a cue; null when only a tone is meant.</summary>
    public static SpokenText? For(in CoachingCue cue, ExerciseProtocol exercise)
    {
        string id = cue.CueId;
        double? value = cue.Value;
        return cue.Kind switch
        {
            CueKind.Correction => exercise.Cues.FirstOrDefault(c => c.Id == id) is { } c ? c.SpokenFor(value) ?? c.Spoken ?? new SpokenText(c.Instruction, c.Instruction) : null,
            CueKind.Praise => exercise.Cues.FirstOrDefault(c => c.Id == id)?.Praise ?? Good,
            CueKind.Guidance => id switch
            {
                CueIds.Inhale => exercise.Breath?.InhaleSpoken ?? In,
                CueIds.Exhale => exercise.Breath?.ExhaleSpoken ?? Out,
                _ => exercise.Phases.FirstOrDefault(p => p.Id == id)?.Spoken ?? exercise.Cues.FirstOrDefault(c => c.Id == id)?.Spoken,
            },
            _ => id == CueIds.NextLevel ? Further : NoSensor,
        };
    }
}
