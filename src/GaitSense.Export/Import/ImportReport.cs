using System.Text.Json;

namespace GaitSense.Export.Import;

/// <summary>What was made of a file of another make.</summary>
/// <param name="Format">Which make and form it was taken for.</param>
/// <param name="Understood">What is used: files, columns, units, clocks.</param>
/// <param name="Ignored">What is not used.</param>
/// <param name="Contradictions">What contradicts itself, with file and line, and what was done about it.</param>
public sealed record ImportReport(
    string Format,
    IReadOnlyList<string> Understood,
    IReadOnlyList<string> Ignored,
    IReadOnlyList<string> Contradictions)
{
    /// <summary>Writes it as the member <c>import</c> of an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject("import");
        json.WriteString("format", Format);
        Write(json, "understood", Understood);
        Write(json, "ignored", Ignored);
        Write(json, "contradictions", Contradictions);
        json.WriteEndObject();
    }

    /// <summary>The same as lines for a person.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"taken for {Format}",
        .. Understood.Select(u => $"understood: {u}"),
        .. Ignored.Select(i => $"ignored: {i}"),
        .. Contradictions.Select(c => $"contradiction: {c}"),
    ];

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> lines)
    {
        json.WriteStartArray(name);
        foreach (string line in lines)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }
}
