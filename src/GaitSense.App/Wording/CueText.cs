using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Steps;

namespace GaitSense.App.Wording;

/// <summary>What a cue is called on a page.</summary>
public static class CueText
{
    /// <summary>The words for the cue of that identity: the exercise's own, a phase of it, or one of the general ones.</summary>
    public static string Of(string id, ExerciseProtocol? exercise)
    {
        if (exercise?.Cues.FirstOrDefault(c => c.Id == id) is { } cue)
        {
            return ExerciseWords.Cue(exercise, cue);
        }

        return Phrases.Find("cue." + id)
            ?? (exercise?.Phases.FirstOrDefault(p => p.Id == id) is { } phase ? ExerciseWords.PhaseName(exercise, phase) : id);
    }

    /// <summary>What was told, in words.</summary>
    public static string Of(in CoachingCue told, ExerciseProtocol? exercise)
    {
        string words = Of(told.CueId, exercise);
        return told.Kind == CueKind.Praise && told.CueId != CueIds.AllGood ? Phrases.Say("cue.praise", words) : words;
    }

    /// <summary>What the light speaks of: what to change, and which way where the exercise has words for it; empty when it is of nothing.</summary>
    public static string Of(CoachStatus coach, ExerciseProtocol? exercise)
    {
        if (coach.LightCue is not { } id)
        {
            return "";
        }

        double? value = coach.Cues.FirstOrDefault(c => c.CueId == id)?.Value;
        SpokenText? way = exercise?.Cues.FirstOrDefault(c => c.Id == id)?.SpokenFor(value);
        return way is null ? Of(id, exercise) : Language.Current == Language.English ? way.En : way.De;
    }

    /// <summary>What kind of word it was.</summary>
    public static string Of(CueKind kind) => Phrases.Say("said." + StepColumns.NameOf(kind));

    /// <summary>A level in words.</summary>
    public static string Of(CueLevel level) => Phrases.Say(level switch
    {
        CueLevel.Green => "light.green",
        CueLevel.Amber => "light.amber",
        CueLevel.Red => "light.red",
        _ => "light.grey",
    });
}
