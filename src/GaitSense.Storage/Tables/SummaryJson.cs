using System.Text.Json;
using System.Text.Json.Serialization;
using GaitSense.Core.Sessions;

namespace GaitSense.Storage.Tables;

/// <summary>A summary as the text of its cell.</summary>
internal static class SummaryJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Write(SessionSummary summary) => JsonSerializer.Serialize(summary, Options);

    /// <summary>The summary; null when the text is not one.</summary>
    public static SessionSummary? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<SessionSummary>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
