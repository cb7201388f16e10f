using System.Text.Json;
using GaitSense.Core.Recordings;

namespace GaitSense.Export.MotionBids.Layout;

/// <summary>Reads a JSON file whose root is an object.</summary>
internal static class JsonFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The root object; every name and text in it can be decoded.</summary>
    /// <exception cref="InputFaultException">The file is not JSON in UTF-8, or its root is not an object.</exception>
    public static JsonElement Object(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            int start = bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(start));
            Decode(document.RootElement);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new InputFaultException(new InputFault("the file does not hold a JSON object", path, "Write an object: { ... }."));
        }
        catch (JsonException e)
        {
            throw new InputFaultException(new InputFault(
                "the file is not JSON",
                $"{path}, line {(e.LineNumber ?? 0) + 1}",
                "Check quotes, commas and brackets there."));
        }
        catch (InvalidOperationException)
        {
            throw new InputFaultException(new InputFault("a text in the file is not UTF-8", path, "Save the file as UTF-8."));
        }
    }

    // Texts are decoded when they are asked for, and only then found to be broken: ask for all of them here.
    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    _ = member.Name;
                    Decode(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
