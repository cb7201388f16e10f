using GaitSense.Core.Recordings;

namespace GaitSense.Export.MotionBids.Writing;

/// <summary>Sensors that share their sample times: one motion file.</summary>
/// <param name="Label">Label of the entity tracksys.</param>
/// <param name="Tracks">The sensors.</param>
internal sealed record TrackingSystem(string Label, IReadOnlyList<ImuTrack> Tracks)
{
    /// <summary>Groups the sensors of a recording; sensors without samples are left out.</summary>
    public static IReadOnlyList<TrackingSystem> Of(ImuRecording recording)
    {
        List<List<ImuTrack>> groups = [];
        foreach (ImuTrack track in recording.Tracks.Where(t => t.TimesS.Count > 0))
        {
            if (groups.Find(g => g[0].TimesS.SequenceEqual(track.TimesS)) is { } group)
            {
                group.Add(track);
            }
            else
            {
                groups.Add([track]);
            }
        }

        return [.. groups.Select((g, i) => new TrackingSystem(LabelOf(g, i, groups.Count), g))];
    }

    private static string LabelOf(List<ImuTrack> group, int index, int groups) => groups == 1 ? "imu"
        : group.Count == 1 ? $"imu{group[0].Sensor.Site}"
        : FormattableString.Invariant($"imu{index + 1}");
}
