using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.MotionBids;
using GaitSense.Export.MotionBids.Writing;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.MotionBids.Writing;

public sealed class MotionBidsWriterTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 17, 45, 2, 250, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_official_validator_finds_no_error_in_a_data_set_of_several_people_and_sessions()
    {
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3") { Authors = ["A. Walker", "B. Walker"], NotBids = ["truth/"] });
        ImuTrack unknown = Example.Foot(BodySite.RightFoot, 40);
        unknown = unknown with { Sensor = unknown.Sensor with { Axes = AxesKnowledge.Unknown } };
        writer.Add(Recording("p01", "20260131T174502-3f9a1c", Example.Foot(BodySite.LeftFoot, 50), Example.Foot(BodySite.RightFoot, 50, hasField: true)));
        writer.Add(Recording("p01", "20260201T080000-000001", Example.Foot(BodySite.LeftFoot, 50), Example.Foot(BodySite.RightFoot, 50, 0.003), Example.Track(Example.Turned, 20)));
        writer.Add(Recording("p02", "20260202T080000-000002", unknown));
        writer.Add(Recording("P-07", null, Example.Foot(BodySite.LeftFoot, 50)) with { Provenance = new("1.2.3", "0.2.0", "{}", [Example.Turned]) });
        writer.Add(Recording("P07", null, Example.Foot(BodySite.LeftFoot, 50)));
        writer.Add(Recording("p03", null, Example.Track(Example.Turned, 20)) with { StartedAt = null });
        writer.Complete();
        _folder.Write("data/truth/notes.txt", "not part of BIDS");

        (string[] errors, string[] warnings) = await BidsValidator.CheckAsync(_folder["data"]);
        Assert.True(errors.Length == 0, string.Join("\n", errors));

        // What remains: people differ in their files by nature, and this validator takes the first row of a motion file for
        // a header line.
        Assert.All(warnings, w => Assert.Contains(w.Split(':')[0], new[] { "INCONSISTENT_SUBJECTS", "MISSING_SESSION", "CUSTOM_COLUMN_WITHOUT_DESCRIPTION" }));
        Assert.All(
            warnings.Where(w => w.StartsWith("CUSTOM", StringComparison.Ordinal)),
            w => Assert.Contains("_motion.tsv", w, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_validator_does_find_an_error_where_there_is_one()
    {
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        writer.Add(Recording("p01", null, Example.Foot(BodySite.LeftFoot, 50)));
        writer.Complete();
        File.Delete(_folder["data/sub-p01/motion/sub-p01_task-backwards_tracksys-imu_channels.tsv"]);
        Assert.NotEmpty((await BidsValidator.CheckAsync(_folder["data"])).Errors);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        ImuRecording written = new("x", [Example.Foot(BodySite.LeftFoot, 200, 0.5), Example.Foot(BodySite.RightFoot, 190, 0.503, hasField: true), Example.Track(Example.Turned, 100, 0.75)]);
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        writer.Add(Recording("p01", "s-1", [.. written.Tracks]));
        Culture.German(() =>
        {
            writer.Complete();
            return 0;
        });

        RecordingOutcome outcome = Assert.Single(Outcomes.Of(_folder["data"]));
        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        Assert.Empty(outcome.Notes);
        Assert.Equal("sub-p01", outcome.Name);
        Assert.Equal(Start + TimeSpan.FromSeconds(0.5), outcome.StartedAt);
        foreach (ImuTrack track in written.Tracks)
        {
            AssertSame(track, outcome.Recording.Tracks.Single(t => t.Sensor.Site == track.Sensor.Site), 0.5);
        }
    }

    [Fact]
    public void Sensors_that_share_their_times_are_one_tracking_system()
    {
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        writer.Add(Recording("p01", null, Example.Foot(BodySite.LeftFoot, 50), Example.Track(Example.Turned, 50), Example.Foot(BodySite.RightFoot, 50)));
        Assert.Equal(
            ["sub-p01_task-backwards_tracksys-imu1_motion.tsv", "sub-p01_task-backwards_tracksys-imuPelvis_motion.tsv"],
            Directory.GetFiles(_folder["data/sub-p01/motion"], "*_motion.tsv").Select(f => Path.GetFileName(f)!).Order());
    }

    [Fact]
    public void A_mounting_that_is_no_quarter_turn_is_applied_to_the_samples()
    {
        SensorDescriptor tilted = Example.Turned with { Mounting = new(Quat.FromAxisAngle(Vec3.UnitY, 0.5)) };
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        ImuTrack track = Example.Track(tilted, 50);
        writer.Add(Recording("p01", null, track));
        ImuTrack read = Assert.Single(Assert.Single(Outcomes.Of(_folder["data"])).Recording!.Tracks);
        Assert.Equal(Quat.Identity, read.Sensor.Mounting.Quaternion);
        Assert.True((read.AccelerationMps2[7] - tilted.Mounting.Apply(track.AccelerationMps2[7])).Length < 1e-5);
    }

    [Fact]
    public void Steps_and_events_count_from_the_first_sample()
    {
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        writer.Add(Recording("p01", null, Example.Foot(BodySite.LeftFoot, 50, 0.25)));
        string steps = File.ReadAllText(_folder["data/derivatives/gaitsense/sub-p01/motion/sub-p01_task-backwards_desc-gait_steps.tsv"]);
        Assert.StartsWith("left\t2\t1.5\tbackward\t0.8123\t-0.4\tn/a\t", steps.Split('\n')[1], StringComparison.Ordinal);
        string events = File.ReadAllText(_folder["data/sub-p01/motion/sub-p01_task-backwards_events.tsv"]);
        Assert.Contains("\n2\t0\tinitial_contact_left\t", events, StringComparison.Ordinal);
    }

    [Fact]
    public void People_whose_pseudonyms_differ_by_a_hyphen_or_by_case_stay_apart()
    {
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        foreach (string person in new[] { "P07", "P-07", "p07" })
        {
            Assert.True(writer.Add(Recording(person, null, Example.Foot(BodySite.LeftFoot, 5))));
        }

        writer.Complete();
        string[][] rows = [.. File.ReadAllLines(_folder["data/participants.tsv"]).Skip(1).Select(l => l.Split('\t'))];
        Assert.Equal(["P-07", "P07", "p07"], rows.Select(r => r[1]).Order(StringComparer.Ordinal));
        Assert.Equal(3, rows.Select(r => r[0].ToUpperInvariant()).Distinct().Count());
        Assert.Equal("sub-P07", rows.Single(r => r[1] == "P07")[0]);
        Assert.Equal(new UniqueLabels().Of("P-07"), rows.Single(r => r[1] == "P-07")[0]["sub-".Length..]);
        Assert.Contains("CRC-32", File.ReadAllText(_folder["data/participants.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_recording_without_a_sample_is_not_added()
    {
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        Assert.False(writer.Add(Recording("p01", null, Example.Foot(BodySite.LeftFoot, 0))));
        Assert.Empty(Directory.GetDirectories(_folder["data"], "sub-*"));
    }

    [Fact]
    public void Strides_end_at_steps_that_know_their_stride_time()
    {
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        writer.Add(Recording("p01", null, Example.Foot(BodySite.LeftFoot, 50, 0.25)) with { Steps = [Example.FullStep with { StrideTime = TimeSpan.FromSeconds(1.25) }, Example.BareStep] });
        string[] strides = File.ReadAllLines(_folder["data/derivatives/gaitsense/sub-p01/motion/sub-p01_task-backwards_desc-gait_strides.tsv"]);
        Assert.Equal(2, strides.Length);
        Assert.Equal("0\tleft\t0.75\t1.5\t2\t1.25\t0.81234\t0.649872\tbackward\ttrue", strides[1]);
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_refused()
    {
        _folder.Write("data/old.txt", "");
        Assert.Throws<InputFaultException>(() => Begin(new BidsDatasetInfo("Practice", "1.2.3")));
    }

    [Fact]
    public void The_same_recording_twice_is_a_mistake_of_the_caller()
    {
        MotionBidsWriter writer = Begin(new BidsDatasetInfo("Practice", "1.2.3"));
        BidsRecording recording = Recording("p01", "a", Example.Foot(BodySite.LeftFoot, 5));
        writer.Add(recording);
        Assert.Throws<InvalidOperationException>(() => writer.Add(recording));
    }

    private static void AssertSame(ImuTrack expected, ImuTrack actual, double zeroS)
    {
        Assert.Equal(expected.TimesS.Count, actual.TimesS.Count);
        Assert.Equal(expected.Sensor.Mounting, actual.Sensor.Mounting);
        Assert.Equal(expected.Sensor.Placement, actual.Sensor.Placement);
        Assert.Equal(expected.Sensor.NominalRateHz, actual.Sensor.NominalRateHz);
        for (int i = 0; i < expected.TimesS.Count; i++)
        {
            Assert.Equal(expected.TimesS[i] - zeroS, actual.TimesS[i], 1e-6);
            Assert.True((expected.AccelerationMps2[i] - actual.AccelerationMps2[i]).Length < 1e-5);
            Assert.True((expected.AngularRateRadPerS[i] - actual.AngularRateRadPerS[i]).Length < 1e-5);
        }

        Assert.Equal(expected.MagneticFieldUt, actual.MagneticFieldUt);
    }

    private static BidsRecording Recording(string person, string? session, params ImuTrack[] tracks) => new()
    {
        Person = person,
        Session = session,
        Exercise = "reverse-walking",
        StartedAt = Start,
        Recording = new ImuRecording("x", tracks),
        Steps = Example.Result.Steps,
        Events = Example.Events,
        Summary = Example.Summary,
    };

    private MotionBidsWriter Begin(BidsDatasetInfo info) => new(_folder["data"], info);
}
