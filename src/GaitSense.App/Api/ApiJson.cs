using System.Text.Json;
using System.Text.Json.Serialization;

namespace GaitSense.App.Api;

/// <summary>How values are written: names in snake case as in the files, words for enumerations, null for not measured.</summary>
public static class ApiJson
{
    /// <summary>Sets it up.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DictionaryKeyPolicy = null;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
