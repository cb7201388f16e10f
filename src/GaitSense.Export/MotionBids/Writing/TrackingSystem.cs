using GaitSense.Core.Sensors;
using GaitSense.Export.Signals;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Sensors that share their sample times: one motion file.</summary>
/// <param name="Label">Label of the entity tracksys.</param>
/// <param name="Signals">The session's samples.</param>
/// <param name="Indices">The sensors in them.</param>
internal sealed record TrackingSystem(string Label, ISignals Signals, IReadOnlyList<int> Indices)
{
    /// <summary>The sensors.</summary>
    public IEnumerable<SensorDescriptor> Sensors => Indices.Select(i => Signals.Sensors[i]);

    /// <summary>The sensor whose times stand for all.</summary>
    public SensorDescriptor First => Signals.Sensors[Indices[0]];

    /// <summary>Rows of the motion file.</summary>
    public long Rows => Signals.Count(Indices[0]);

    /// <summary>True when a sensor measured the magnetic field.</summary>
    public bool HasField(int index) => Signals.HasField(index);

    /// <summary>Groups the sensors of a session; sensors without samples are left out.</summary>
    public static IReadOnlyList<TrackingSystem> Of(ISignals signals)
    {
        List<List<int>> groups = [];
        foreach (int sensor in signals.Heard())
        {
            if (groups.Find(g => signals.ShareTimes(g[0], sensor)) is { } group)
            {
                group.Add(sensor);
            }
            else
            {
                groups.Add([sensor]);
            }
        }

        return [.. groups.Select((g, i) => new TrackingSystem(LabelOf(signals, g, i, groups), signals, g))];
    }

    // Two groups of one sensor each may sit on one site; then the site's name alone would not tell them apart.
    private static string LabelOf(ISignals signals, List<int> group, int index, List<List<int>> groups)
    {
        if (groups.Count == 1)
        {
            return "imu";
        }

        BodySite site = signals.Sensors[group[0]].Site;
        bool isAlone = group.Count == 1 && groups.Count(g => g.Count == 1 && signals.Sensors[g[0]].Site == site) == 1;
        return isAlone ? $"imu{site}" : FormattableString.Invariant($"imu{index + 1}");
    }
}
