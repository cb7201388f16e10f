using CsCheck;
using GaitSense.Export.MotionBids;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.MotionBids;

public sealed class DamageTests
{
    private static readonly string[] Suffixes = ["motion.tsv", "channels.tsv", "channels.json", "motion.json"];

    [Fact]
    public void Whatever_byte_of_whatever_file_is_damaged_the_outcome_is_a_recording_or_a_fault()
    {
        using TemporaryFolder folder = new();
        MotionFiles files = new MotionFiles { Rows = 30 }.WriteTo(folder);
        byte[][] good = [.. Suffixes.Select(s => File.ReadAllBytes(PathOf(folder, files, s)))];
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 100_000], Gen.Byte, Gen.Int[0, 100_000]).Sample(
            (file, position, value, cut) =>
            {
                byte[] bad = [.. good[file]];
                bad[position % bad.Length] = value;
                File.WriteAllBytes(PathOf(folder, files, Suffixes[file]), cut % 3 == 0 ? bad[..(cut % bad.Length)] : bad);
                RecordingOutcome outcome = Assert.Single(Outcomes.Of(folder.Path));
                File.WriteAllBytes(PathOf(folder, files, Suffixes[file]), good[file]);
                return outcome.IsRead || outcome.Fault.Advice.Length > 0;
            },
            iter: 500,
            threads: 1);
    }

    [Fact]
    public void Times_that_count_from_1970_are_read_and_say_nothing_of_the_day()
    {
        using TemporaryFolder folder = new();
        new MotionFiles { FirstLatencyS = 1.7e9 }.WriteTo(folder);
        folder.Write("sub-01/sub-01_scans.tsv", "filename\tacq_time\nmotion/sub-01_task-walk_tracksys-imu_motion.tsv\t2026-01-31T17:45:02\n");
        RecordingOutcome outcome = Assert.Single(Outcomes.Of(folder.Path));
        Assert.Equal(0, outcome.Recording!.Tracks[0].TimesS[0]);
        Assert.Equal(1.99, outcome.Recording.Tracks[0].TimesS[199], 1e-3);
        Assert.Null(outcome.StartedAt);
    }

    private static string PathOf(TemporaryFolder folder, MotionFiles files, string suffix) => folder[$"{files.Folder}/{files.Stem}_{suffix}"];
}
