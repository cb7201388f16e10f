using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GaitSense.App.Cli;

/// <summary>JSON for the terminal: indented, LF, and words of every language as they are.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of one JSON value, ended by a line break.</summary>
    public static string Of(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Indented))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
