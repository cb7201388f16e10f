using System.Globalization;
using System.Text.Json;
using GaitSense.Core.Recordings;

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

    public IReadOnlyList<string> Texts(string name) => [.. Items(name).Select(i => i.AsText())];

    public string AsText() => element.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(element.GetString())
        ? element.GetString()!
        : throw Fault($"{Kind(element)} stands where a text belongs", "Write a text in quotes.");

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
