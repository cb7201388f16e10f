using System.Text.Json;
using GaitSense.Core.Frames;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;
using GaitSense.Export.MotionBids.Layout;

namespace GaitSense.Export.MotionBids.Channels;

/// <summary>The reference frames that channels.json describes.</summary>
internal sealed class ReferenceFrames
{
    private readonly Dictionary<string, JsonElement> _levels;
    private readonly string _path;

    private ReferenceFrames(Dictionary<string, JsonElement> levels, string path)
    {
        _levels = levels;
        _path = path;
    }

    /// <summary>What channels.json says for a motion file; nothing when there is none.</summary>
    public static ReferenceFrames For(string motionFile)
    {
        IReadOnlyDictionary<string, JsonElement> members = Inheritance.Members(motionFile, "channels", out string? path);
        Dictionary<string, JsonElement> levels = [];
        if (members.TryGetValue("reference_frame", out JsonElement column)
            && column.ValueKind == JsonValueKind.Object
            && column.TryGetProperty("Levels", out JsonElement described)
            && described.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty level in described.EnumerateObject())
            {
                levels[level.Name] = level.Value;
            }
        }

        return new ReferenceFrames(levels, path ?? motionFile);
    }

    /// <summary>What is known of the axes of a frame. A name that is null or not described says nothing: x forward within 45
    /// degrees. Axes "n/a" are unknown.</summary>
    /// <exception cref="InputFaultException">The axes are not a right-handed set of letters.</exception>
    public AxesDeclaration Find(string? name)
    {
        if (name is null || !_levels.TryGetValue(name, out JsonElement level) || Text(level, "SpatialAxes") is not { } letters)
        {
            return AxesDeclaration.Nothing;
        }

        if (SpatialAxes.AreUnknown(letters))
        {
            return AxesDeclaration.Unknown;
        }

        SpatialAxesOutcome outcome = SpatialAxes.Parse(letters, out Rotation<SensorFrame, NominalFrame> mounting);
        if (outcome == SpatialAxesOutcome.Ok && Text(level, "RotationRule") is "left-hand")
        {
            throw Fault(name, "RotationRule is left-hand, so angular rates would turn the other way", "Write rates by the right-hand rule and say so, or fix the rotation with a mounting file.");
        }

        return outcome switch
        {
            SpatialAxesOutcome.Ok => new AxesDeclaration(AxesKnowledge.ForwardWithin45Deg, mounting),
            SpatialAxesOutcome.LeftHanded => throw Fault(name, $"the axes '{letters}' are left-handed", "Mirror one axis of the data, or correct SpatialAxes."),
            _ => throw Fault(name, $"SpatialAxes '{letters}' are not three perpendicular directions", "Use one letter each of A/P, L/R and S/I (for example ALS), or n/a where they are unknown."),
        };
    }

    private InputFaultException Fault(string name, string what, string advice) =>
        new(new InputFault(what, $"{_path}, reference frame '{name}'", advice));

    private static string? Text(JsonElement level, string member) =>
        level.ValueKind == JsonValueKind.Object && level.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
