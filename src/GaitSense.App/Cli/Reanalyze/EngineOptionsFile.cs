using System.Text.Json;
using System.Text.Json.Nodes;
using GaitSense.Core.Recordings;
using GaitSense.Gait.Engine;

namespace GaitSense.App.Cli.Reanalyze;

/// <summary>Options of the engine from a JSON file: only what differs from the defaults, under <c>foot</c> and <c>orientation</c>.</summary>
internal static class EngineOptionsFile
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The options as JSON, every one of them: what a result was made with.</summary>
    public static string Text(GaitOptions options) => JsonSerializer.Serialize(options, Names);

    /// <summary>Reads a file; null gives the defaults.</summary>
    /// <exception cref="InputFaultException">It is no JSON, names what is no option, or a value is out of range.</exception>
    public static GaitOptions Load(string? path)
    {
        if (path is null)
        {
            return GaitOptions.Default;
        }

        JsonNode defaults = JsonSerializer.SerializeToNode(GaitOptions.Default, Names)!;
        try
        {
            JsonNode? changes = JsonNode.Parse(File.ReadAllText(path), null, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            Merge(defaults.AsObject(), changes as JsonObject ?? throw Fault(path, "it is no JSON object"), path, "");
            return defaults.Deserialize<GaitOptions>(Names)!;
        }
        catch (JsonException wrong)
        {
            throw Fault(path, wrong.Message.TrimEnd('.'));
        }
        catch (ArgumentException wrong)
        {
            throw Fault(path, wrong.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    private static void Merge(JsonObject to, JsonObject changes, string path, string within)
    {
        foreach ((string name, JsonNode? value) in changes)
        {
            if (!to.ContainsKey(name))
            {
                throw Fault(path, $"there is no option \"{within}{name}\"; there are {string.Join(", ", to.Select(o => within + o.Key))}");
            }

            if (to[name] is JsonObject inner)
            {
                Merge(inner, value as JsonObject ?? throw Fault(path, $"\"{within}{name}\" is no object"), path, $"{within}{name}.");
            }
            else
            {
                to[name] = value?.DeepClone();
            }
        }
    }

    private static InputFaultException Fault(string path, string what) =>
        new(new InputFault(what, path, "Write for example {\"foot\":{\"stance_window_s\":0.1}}."));
}
