using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Exercises;

/// <summary>Reads one exercise protocol from JSON, as <c>seeds/exercises/exercise.schema.json</c> describes it.</summary>
internal static class ExerciseReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Reads it, or says what is wrong.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="file">What faults call it.</param>
    /// <exception cref="InputFaultException">The data is not a valid protocol.</exception>
    public static ExerciseProtocol Read(Stream json, string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Strict);
            return Protocol(JsonPart.Root(document.RootElement, file));
        }
        catch (JsonException e)
        {
            string where = e.LineNumber is { } line
                ? string.Create(CultureInfo.InvariantCulture, $"{file}, line {line + 1}, byte {e.BytePositionInLine + 1}")
                : file;
            throw new InputFaultException(new InputFault("this is not valid JSON", where, e.Message));
        }
    }

    private static ExerciseProtocol Protocol(JsonPart root)
    {
        root.ExpectObject(
            "$schema", "id", "version", "name", "summary", "movement", "required_sites", "optional_sites", "set_up", "phases", "cues",
            "breath", "progression", "repetitions", "mistakes", "sources");
        ExerciseMovement movement = root.OptionalWord("movement", ExerciseMovement.Steps);
        List<ExerciseCue> cues = Unique(root.Items("cues", isRequired: true), p => CueReader.Read(p, Id(p), movement), c => c.Id);
        var protocol = new ExerciseProtocol
        {
            Id = Id(root),
            Version = root.OptionalWhole("version") is { } version
                ? version >= 1 ? version : throw root.Fault("the version is below 1", "Count versions from 1.", "version")
                : throw root.Fault("missing", "Add this whole number.", "version"),
            Name = root.Text("name"),
            Summary = root.Text("summary"),
            Movement = movement,
            RequiredSites = root.Sites("required_sites", isRequired: true),
            OptionalSites = root.Sites("optional_sites"),
            SetUp = Unique(root.Items("set_up"), SetUp, p => p.Id),
            Phases = Unique(root.Items("phases", isRequired: true), Phase, p => p.Id),
            Cues = cues,
            Breath = root.OptionalPart("breath") is { } breath ? PlanReader.Breath(breath) : null,
            Progression = root.OptionalPart("progression") is { } progression ? PlanReader.Progression(progression, cues) : null,
            Repetitions = PlanReader.Repetitions(root, movement),
            CommonMistakes = [.. root.Items("mistakes").Select(p => PlanReader.Mistake(p, cues))],
            Sources = root.Texts("sources"),
        };
        BodySite[] twice = [.. protocol.RequiredSites.Intersect(protocol.OptionalSites)];
        return twice.Length == 0
            ? protocol
            : throw root.Fault($"{StepColumns.NameOf(twice[0])} is also required", "Name a site in one of the two lists.", "optional_sites");
    }

    private static SetUpStep SetUp(JsonPart part)
    {
        part.ExpectObject("id", "instruction", "observable");
        return new SetUpStep(Id(part), part.Text("instruction"), part.Text("observable"));
    }

    private static ExercisePhase Phase(JsonPart part)
    {
        part.ExpectObject("id", "instruction", "observable", "spoken", "duration_s", "breath");
        double? duration = part.OptionalNumber("duration_s");
        return duration is <= 0 or > 600
            ? throw part.Fault("a phase does not last so long", "Give more than 0 and at most 600 s.", "duration_s")
            : new ExercisePhase(Id(part), part.Text("instruction"), part.Text("observable"))
            {
                Spoken = part.OptionalSpoken("spoken"),
                DurationS = duration,
                Breath = part.Has("breath") ? part.OptionalWord("breath", BreathAction.Inhale) : null,
            };
    }

    private static string Id(JsonPart part)
    {
        string id = part.Text("id");
        bool isGood = id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && id[0] != '-' && id[^1] != '-';
        return isGood ? id : throw part.Fault($"\"{id}\" is no identity", "Use lower case letters, digits and hyphens.", "id");
    }

    private static List<T> Unique<T>(IReadOnlyList<JsonPart> parts, Func<JsonPart, T> read, Func<T, string> id)
    {
        var seen = new HashSet<string>();
        var all = new List<T>();
        foreach (JsonPart part in parts)
        {
            T one = read(part);
            all.Add(seen.Add(id(one)) ? one : throw part.Fault($"\"{id(one)}\" stands here twice", "Give each its own id.", "id"));
        }

        return all;
    }
}
