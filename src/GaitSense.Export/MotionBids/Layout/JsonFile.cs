using System.Text.Json;
using GaitSense.Core.Recordings;

namespace GaitSense.Export.MotionBids.Layout;

/// <summary>Reads a JSON file whose root is an object.</summary>
internal static class JsonFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The root object.</summary>
    /// <exception cref="InputFaultException">The file is not JSON, or its root is not an object.</exception>
    public static JsonElement Object(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            int start = bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(start));
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
    }
}
