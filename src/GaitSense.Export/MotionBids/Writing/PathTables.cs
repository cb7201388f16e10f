using System.Text.Json.Nodes;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Export.MotionBids.Channels;
using GaitSense.Export.Signals;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>The path of one foot as a motion file of the derivative: latency, position and velocity of the sensor, and the number
/// of the piece; one row per sample, n/a where the foot could not be followed.</summary>
/// <seealso cref="FootPath"/>
internal static class PathTables
{
    private const string Frame = "footpath";

    /// <summary>Writes motion.tsv, channels.tsv and their sidecars.</summary>
    /// <param name="stem">Path and entities without the suffix.</param>
    /// <param name="signals">The samples.</param>
    /// <param name="sensor">The sensor of a foot.</param>
    /// <param name="zeroS">Session time of latency zero, s.</param>
    /// <param name="task">Name of the task.</param>
    public static void Write(string stem, ISignals signals, int sensor, double zeroS, string task)
    {
        WholeFile.Text($"{stem}_motion.tsv", w =>
        {
            foreach (SignalSample sample in signals.Samples(sensor))
            {
                FootPoint foot = sample.Foot;
                w.Write(Cells.Line([Cells.Number(sample.TimeS - zeroS), .. Numbers(foot.PositionM), .. Numbers(foot.VelocityMps), foot.IsKnown ? Cells.Number(foot.Piece) : Cells.Absent]));
            }
        });
        SensorDescriptor descriptor = signals.Sensors[sensor];
        WholeFile.Text($"{stem}_channels.tsv", w => WriteChannels(w, TrackedPoints.NameOf(descriptor.Site)));
        Sidecars.Write($"{stem}_channels.json", ChannelsJson());
        Sidecars.Write($"{stem}_motion.json", MotionJson(descriptor, task));
    }

    private static IEnumerable<string> Numbers(Vec3 v) => [Cells.Number(v.X), Cells.Number(v.Y), Cells.Number(v.Z)];

    private static void WriteChannels(TextWriter writer, string point)
    {
        writer.Write("name\tcomponent\ttype\ttracked_point\tunits\tplacement\treference_frame\n");
        writer.Write(Cells.Line("latency", Cells.Absent, "LATENCY", Cells.Absent, "s", Cells.Absent, Cells.Absent));
        foreach ((string type, string unit) in new[] { ("POS", "m"), ("VEL", "m/s") })
        {
            foreach (char axis in "xyz")
            {
                writer.Write(Cells.Line($"{point}_{type}_{axis}", axis.ToString(), type, point, unit, Cells.Absent, Frame));
            }
        }

        writer.Write(Cells.Line($"{point}_piece", Cells.Absent, "MISC", point, Cells.Absent, Cells.Absent, Cells.Absent));
    }

    private static JsonObject ChannelsJson() => new()
    {
        ["reference_frame"] = new JsonObject
        {
            ["Description"] = "Frame of the positions and velocities.",
            ["Levels"] = new JsonObject
            {
                [Frame] = new JsonObject
                {
                    ["SpatialAxes"] = "ALS",
                    ["RotationRule"] = "right-hand",
                    ["Description"] = "x along the first stride of the piece when it goes forward and against it when it goes backward, y left, z up with 0 at each stance (level floor). Origin: the sensor in the stance before. Positions of different pieces, and of different feet, have different origins.",
                },
            },
        },
    };

    private static JsonObject MotionJson(SensorDescriptor sensor, string task) => new()
    {
        ["SamplingFrequency"] = sensor.NominalRateHz,
        ["TaskName"] = task,
        ["Description"] = "Path of the foot's sensor, integrated from stance to stance.",
        ["POSChannelCount"] = 3,
        ["VELChannelCount"] = 3,
        ["LATENCYChannelCount"] = 1,
        ["MiscChannelCount"] = 1,
        ["TrackedPointsCount"] = 1,
        ["MissingValues"] = Cells.Absent,
    };
}
