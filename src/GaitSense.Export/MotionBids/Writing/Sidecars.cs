using System.Text.Json;
using System.Text.Json.Nodes;
using GaitSense.Core.Sensors;
using GaitSense.Export.Signals;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Composes the JSON files beside a recording's tables.</summary>
internal static class Sidecars
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes an object.</summary>
    public static void Write(string path, JsonObject json) => WholeFile.Text(path, w =>
    {
        w.Write(json.ToJsonString(Indented));
        w.Write('\n');
    });

    /// <summary>motion.json of one tracking system.</summary>
    public static JsonObject Motion(BidsRecording recording, TrackingSystem system, string version)
    {
        SensorDescriptor[] sensors = [.. system.Sensors];
        int axes = 3 * sensors.Length;
        int fields = 3 * system.Indices.Count(system.HasField);
        (double firstS, double lastS) = system.Signals.Span(system.Indices[0]);
        double durationS = lastS - firstS;
        JsonObject json = new()
        {
            ["SamplingFrequency"] = sensors[0].NominalRateHz,
            ["TaskName"] = BidsLabel.TaskOf(recording.Exercise),
            ["TaskDescription"] = recording.TaskDescription.Length > 0 ? recording.TaskDescription : $"Exercise {recording.Exercise}.",
            ["TrackingSystemName"] = system.Label,
            ["DeviceSerialNumber"] = string.Join(", ", sensors.Select(s => s.Id)),
            ["SoftwareVersions"] = $"GaitSense {version}; sensors: profile {string.Join(", ", sensors.Select(s => s.Profile).Distinct())}",
            ["RecordingDuration"] = Math.Round(durationS, 6),
            ["MotionChannelCount"] = 1 + axes + axes + fields,
            ["ACCELChannelCount"] = axes,
            ["GYROChannelCount"] = axes,
            ["MAGNChannelCount"] = fields,
            ["LATENCYChannelCount"] = 1,
            ["ANGACCELChannelCount"] = 0,
            ["JNTANGChannelCount"] = 0,
            ["ORNTChannelCount"] = 0,
            ["POSChannelCount"] = 0,
            ["VELChannelCount"] = 0,
            ["TrackedPointsCount"] = sensors.Length,
            ["MissingValues"] = Cells.Absent,
        };
        if (durationS > 0)
        {
            json["SamplingFrequencyEffective"] = Math.Round((system.Rows - 1) / durationS, 6);
        }

        return json;
    }

    /// <summary>channels.json of one tracking system.</summary>
    public static JsonObject Channels(TrackingSystem system)
    {
        JsonObject levels = [];
        foreach (FrameLevel frame in system.Sensors.Select(FrameLevel.Of).DistinctBy(f => f.Name))
        {
            levels[frame.Name] = new JsonObject
            {
                ["SpatialAxes"] = frame.SpatialAxes,
                ["RotationRule"] = "right-hand",
                ["Description"] = frame.Description + " Acceleration is specific force: at rest it points up with 1 g.",
            };
        }

        return new JsonObject
        {
            ["reference_frame"] = new JsonObject
            {
                ["Description"] = "Frame of the channel's axes.",
                ["Levels"] = levels,
            },
        };
    }

    /// <summary>events.json.</summary>
    public static JsonObject Events() => new()
    {
        ["trial_type"] = new JsonObject
        {
            ["Description"] = "What happened.",
            ["Levels"] = new JsonObject
            {
                ["initial_contact_left"] = "The left foot touches the floor.",
                ["initial_contact_right"] = "The right foot touches the floor.",
                ["final_contact_left"] = "The left foot leaves the floor.",
                ["final_contact_right"] = "The right foot leaves the floor.",
                ["pause"] = "Both feet stand for longer than a step's double support.",
                ["turn"] = "The walker turns.",
                ["gap"] = "Samples of a sensor are missing.",
            },
        },
        ["body_site"] = new JsonObject { ["Description"] = "The sensor that a gap is about." },
    };
}
