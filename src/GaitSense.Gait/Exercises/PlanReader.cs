using GaitSense.Core.Exercises;

namespace GaitSense.Gait.Exercises;

/// <summary>Reads how an exercise is paced and how its targets grow.</summary>
internal static class PlanReader
{
    private const int MostRepetitions = 100;

    public static BreathPacing Breath(JsonPart part)
    {
        part.ExpectObject("unit", "inhale", "exhale", "inhale_spoken", "exhale_spoken", "source");
        BreathUnit unit = part.Word<BreathUnit>("unit");
        return new BreathPacing(unit, Length(part, "inhale", unit), Length(part, "exhale", unit), part.OptionalText("source") ?? "")
        {
            InhaleSpoken = part.OptionalSpoken("inhale_spoken"),
            ExhaleSpoken = part.OptionalSpoken("exhale_spoken"),
        };
    }

    public static ExerciseProgression Progression(JsonPart part, IReadOnlyList<ExerciseCue> cues)
    {
        part.ExpectObject("cue", "levels", "start_level", "in_target", "of", "share_for_next", "judged_for_next", "source");
        string id = part.Text("cue");
        ExerciseCue cue = cues.FirstOrDefault(c => c.Id == id)
            ?? throw part.Fault($"there is no cue \"{id}\"", $"Name one of: {string.Join(", ", cues.Select(c => c.Id))}.", "cue");
        if (cue.Metric is null || cue.Accepted.Count > 0)
        {
            throw part.Fault($"the target of \"{id}\" is not a number, so that it cannot grow", "Name a cue with \"low\" or \"high\".", "cue");
        }

        IReadOnlyList<JsonPart> levels = part.Items("levels", isRequired: true);
        if (levels.Count == 0)
        {
            throw part.Fault("there are no levels", "Give at least one.", "levels");
        }

        var progression = new ExerciseProgression
        {
            Cue = id,
            Levels = [.. levels.Select(l => Level(l, cue))],
            StartLevel = part.OptionalWhole("start_level") ?? 1,
            InTarget = Whole(part, "in_target"),
            Of = Whole(part, "of"),
            ShareForNext = Number(part, "share_for_next"),
            JudgedForNext = Whole(part, "judged_for_next"),
            Source = part.OptionalText("source") ?? "",
        };
        Check(progression, part);
        return progression;
    }

    public static int? Repetitions(JsonPart root, ExerciseMovement movement)
    {
        int? count = root.OptionalWhole("repetitions");
        return count switch
        {
            null => null,
            _ when movement == ExerciseMovement.Steps => throw root.Fault("steps are not counted as repetitions", "Leave it out, or set the movement.", "repetitions"),
            < 1 or > MostRepetitions => throw root.Fault("so many repetitions cannot be asked for", $"Give 1 to {MostRepetitions}.", "repetitions"),
            _ => count,
        };
    }

    public static ExerciseMistake Mistake(JsonPart part, IReadOnlyList<ExerciseCue> cues)
    {
        if (!part.IsObject)
        {
            return new ExerciseMistake(part.AsText(), []);
        }

        part.ExpectObject("text", "cues");
        return new ExerciseMistake(part.Text("text"),
        [
            .. part.Items("cues").Select(c => cues.Any(known => known.Id == c.AsText())
                ? c.AsText()
                : throw c.Fault($"there is no cue \"{c.AsText()}\"", $"Name some of: {string.Join(", ", cues.Select(k => k.Id))}.")),
        ]);
    }

    private static ProgressionLevel Level(JsonPart part, ExerciseCue cue)
    {
        part.ExpectObject("low", "high", "low_foot_lengths", "high_foot_lengths");
        ProgressionLevel level = new(
            part.OptionalNumber("low"), part.OptionalNumber("high"), part.OptionalNumber("low_foot_lengths"), part.OptionalNumber("high_foot_lengths"));
        CueRules.CheckBounds(cue.Metric!, level.Low, level.High, level.LowFootLengths, level.HighFootLengths, part);
        return level;
    }

    private static void Check(ExerciseProgression p, JsonPart part)
    {
        if (p.StartLevel < 1 || p.StartLevel > p.LevelCount)
        {
            throw part.Fault("there is no such level", $"Give 1, the cue's own target, to {p.LevelCount}.", "start_level");
        }

        if (p.Of < 1 || p.Of > 200)
        {
            throw part.Fault("so many cannot be looked back on", "Give 1 to 200.", "of");
        }

        if (p.InTarget < 1 || p.InTarget > p.Of)
        {
            throw part.Fault("more in target than are looked at", $"Give 1 to {p.Of}.", "in_target");
        }

        if (p.ShareForNext is < 0 or > 1)
        {
            throw part.Fault("a share lies between 0 and 1", "Write 0.8 for 80 %.", "share_for_next");
        }

        if (p.JudgedForNext < 1)
        {
            throw part.Fault("nothing judged is no reason to go on", "Give 1 or more.", "judged_for_next");
        }
    }

    private static double Length(JsonPart part, string name, BreathUnit unit)
    {
        double length = Number(part, name);
        if (length is <= 0 or > 60)
        {
            throw part.Fault("half a breath is not so long", "Give more than 0 and at most 60.", name);
        }

        return unit == BreathUnit.Steps && length != Math.Floor(length)
            ? throw part.Fault("steps are whole", "Give a whole number of steps, or use seconds.", name)
            : length;
    }

    private static double Number(JsonPart part, string name) =>
        part.OptionalNumber(name) ?? throw part.Fault("missing", "Add this number.", name);

    private static int Whole(JsonPart part, string name) =>
        part.OptionalWhole(name) ?? throw part.Fault("missing", "Add this whole number.", name);
}
