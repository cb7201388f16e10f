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

    private static readonly Dictionary<string, BodySite> Sites = Enum.GetValues<BodySite>()
        .Where(s => s != BodySite.Unassigned).ToDictionary(s => StepColumns.NameOf(s));

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
            "$schema", "id", "version", "name", "summary", "required_sites", "optional_sites", "phases", "cues", "mistakes", "sources");
        var protocol = new ExerciseProtocol
        {
            Id = Id(root),
            Version = root.OptionalWhole("version") is { } version
                ? version >= 1 ? version : throw root.Fault("the version is below 1", "Count versions from 1.", "version")
                : throw root.Fault("missing", "Add this whole number.", "version"),
            Name = root.Text("name"),
            Summary = root.Text("summary"),
            RequiredSites = SitesOf(root, "required_sites", isRequired: true),
            OptionalSites = SitesOf(root, "optional_sites"),
            Phases = Unique(root.Items("phases", isRequired: true), Phase, p => p.Id),
            Cues = Unique(root.Items("cues", isRequired: true), Cue, c => c.Id),
            Mistakes = root.Texts("mistakes"),
            Sources = root.Texts("sources"),
        };
        BodySite[] twice = [.. protocol.RequiredSites.Intersect(protocol.OptionalSites)];
        return twice.Length == 0
            ? protocol
            : throw root.Fault($"{StepColumns.NameOf(twice[0])} is also required", "Name a site in one of the two lists.", "optional_sites");
    }

    private static ExercisePhase Phase(JsonPart part)
    {
        part.ExpectObject("id", "instruction", "observable");
        return new ExercisePhase(Id(part), part.Text("instruction"), part.Text("observable"));
    }

    private static ExerciseCue Cue(JsonPart part)
    {
        part.ExpectObject(
            "id", "instruction", "metric", "low", "high", "accepted", "magnitude", "dead_zone", "needs", "priority", "source");
        var cue = new ExerciseCue
        {
            Id = Id(part),
            Instruction = part.Text("instruction"),
            Metric = part.OptionalText("metric"),
            Low = part.OptionalNumber("low"),
            High = part.OptionalNumber("high"),
            Accepted = part.Texts("accepted"),
            Magnitude = part.OptionalFlag("magnitude"),
            DeadZone = part.OptionalNumber("dead_zone") ?? 0,
            Needs = SitesOf(part, "needs"),
            Priority = part.OptionalWhole("priority") ?? 0,
            Source = part.OptionalText("source") ?? "",
        };
        CueRules.Check(cue, part);
        return cue;
    }

    private static string Id(JsonPart part)
    {
        string id = part.Text("id");
        bool isGood = id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && id[0] != '-' && id[^1] != '-';
        return isGood ? id : throw part.Fault($"\"{id}\" is no identity", "Use lower case letters, digits and hyphens.", "id");
    }

    private static IReadOnlyList<BodySite> SitesOf(JsonPart part, string list, bool isRequired = false) =>
    [
        .. part.Items(list, isRequired).Select(item => Sites.TryGetValue(item.AsText(), out BodySite site)
            ? site
            : throw item.Fault($"no body site is called \"{item.AsText()}\"", $"Known: {string.Join(", ", Sites.Keys)}.")),
    ];

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
