using System.Text.Json;
using System.Text.Json.Serialization;
using GaitSense.App.Cli;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Export.Provenance;
using GaitSense.Gait.Engine;

namespace GaitSense.App.Exports;

/// <summary>What made a result, as exports name it.</summary>
internal static class Provenances
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The options of the engine, as JSON.</summary>
    public static string DefaultOptions { get; } = OptionsOf(GaitOptions.Default);

    /// <summary>Options of the engine, as JSON.</summary>
    public static string OptionsOf(GaitOptions options) => JsonSerializer.Serialize(options, Json);

    /// <summary>Of a stored session. Live sessions run with the defaults of their engine; those of another version are named by it.</summary>
    public static ExportProvenance Of(StoredSession session)
    {
        string engine = session.Summary?.Version ?? session.Header.Version;
        return new ExportProvenance(
            ProgramVersion.Text,
            engine,
            engine == GaitEngine.Version ? DefaultOptions : $"\"defaults of engine {engine}\"",
            session.Header.Sensors);
    }

    /// <summary>Of an analysis now.</summary>
    public static ExportProvenance Of(IReadOnlyList<SensorDescriptor> sensors, GaitOptions options) =>
        new(ProgramVersion.Text, GaitEngine.Version, OptionsOf(options), sensors);
}
