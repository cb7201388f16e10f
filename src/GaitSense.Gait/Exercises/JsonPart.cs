using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.Gait.Exercises;

/// <summary>One part of a JSON file that knows where it stands, so that a fault can say so.</summary>
internal readonly struct JsonPart(JsonElement element, string file, string path)
{
    public static JsonPart Root(JsonElement element, string file) => new(element, file, "$");

    public InputFaultException Fault(string what, string advice, string? property = null) =>
        new(new InputFault(what, $"{file}, {(property is null ? path : $"{path}.{property}")}", advice));

    /// <summary>Refuses anything that is not an object with some of these properties: a misspelt name must not be silence.</summary>
    public void ExpectObject(params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Fault($"{Kind(element)} stands where an object belongs", "Write it in braces.");
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw Fault("this property is not known", $"Known here: {string.Join(", ", known.ToArray())}.", property.Name);
            }
        }
    }

    public string Text(string name)
    {
        string text = OptionalText(name) ?? throw Fault("missing", "Add this text.", name);
        return string.IsNullOrWhiteSpace(text) ? throw Fault("the text is empty", "Write something.", name) : text;
    }

    public string? OptionalText(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw Fault($"{Kind(value)} stands where a text belongs", "Write it in quotes.", name);

    public int? OptionalWhole(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int whole) ? whole
        : throw Fault($"{Kind(value)} is not a whole number", "Write a whole number without quotes.", name);

    public double? OptionalNumber(string name) => Find(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number
        : throw Fault($"{Kind(value)} is not a number", "Write a number without quotes, with a point for decimals.", name);

    public bool OptionalFlag(string name) => Find(name) is { } value && (value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean()
        : throw Fault($"{Kind(value)} is neither true nor false", "Write true or false without quotes.", name));

    public IReadOnlyList<JsonPart> Items(string name, bool isRequired = false)
    {
        if (Find(name) is not { } value)
        {
            return isRequired ? throw Fault("missing", "Add this list.", name) : [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Fault($"{Kind(value)} stands where a list belongs", "Write it in square brackets.", name);
        }

        (string inFile, string inPath) = (file, path);
        return [.. value.EnumerateArray().Select((item, i) => new JsonPart(
            item, inFile, string.Create(CultureInfo.InvariantCulture, $"{inPath}.{name}[{i}]")))];
    }

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool Has(string name) => Find(name) is not null;

    public JsonPart? OptionalPart(string name) => Find(name) is { } value ? new JsonPart(value, file, $"{path}.{name}") : null;

    /// <summary>A text in both languages.</summary>
    public SpokenText? OptionalSpoken(string name)
    {
        if (OptionalPart(name) is not { } part)
        {
            return null;
        }

        part.ExpectObject("en", "de");
        return new SpokenText(part.Text("en"), part.Text("de"));
    }

    public T Word<T>(string name)
        where T : struct, Enum => Has(name) ? OptionalWord<T>(name, default) : throw Fault("missing", "Add this word.", name);

    public T OptionalWord<T>(string name, T otherwise)
        where T : struct, Enum => OptionalText(name) is { } word ? ParseWord<T>(word, null) ?? throw NoWord<T>(word, null, name) : otherwise;

    public IReadOnlyList<T> Words<T>(string name, T except)
        where T : struct, Enum => [.. Items(name).Select(i => ParseWord<T>(i.AsText(), except) ?? throw i.NoWord<T>(i.AsText(), except))];

    public IReadOnlyList<BodySite> Sites(string list, bool isRequired = false) =>
    [
        .. Items(list, isRequired).Select(item => ParseWord<BodySite>(item.AsText(), BodySite.Unassigned) ?? throw item.Fault(
            $"no body site is called \"{item.AsText()}\"", $"Known: {string.Join(", ", WordsOf<BodySite>(BodySite.Unassigned))}.")),
    ];

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(i => i.AsText())];

    public string AsText() => element.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(element.GetString())
        ? element.GetString()!
        : throw Fault($"{Kind(element)} stands where a text belongs", "Write a text in quotes.");

    private static IEnumerable<string> WordsOf<T>(T? except)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => !v.Equals(except)).Select(v => StepColumns.NameOf(v));

    private static T? ParseWord<T>(string word, T? except)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (!value.Equals(except) && StepColumns.NameOf(value) == word)
            {
                return value;
            }
        }

        return null;
    }

    private InputFaultException NoWord<T>(string word, T? except, string? property = null)
        where T : struct, Enum => Fault($"\"{word}\" is not known here", $"Use one of: {string.Join(", ", WordsOf<T>(except))}.", property);

    private JsonElement? Find(string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => value.GetString() is { Length: 0 } ? "an empty text" : $"the text \"{value.GetString()}\"",
        JsonValueKind.Null => "null",
        _ => value.GetRawText(),
    };
}
