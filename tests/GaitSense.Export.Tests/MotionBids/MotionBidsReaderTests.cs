using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;
using GaitSense.Export.MotionBids;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.MotionBids;

public sealed class MotionBidsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Samples_come_in_SI_units_with_the_times_of_their_rows()
    {
        ImuRecording recording = Read(new MotionFiles { FirstLatencyS = 5.5, RateHz = 99, HasMagnetometer = true });
        Assert.Equal("sub-01", recording.Name);
        Assert.Equal([BodySite.LeftFoot, BodySite.RightFoot], recording.Tracks.Select(t => t.Sensor.Site));
        ImuTrack left = recording.Tracks[0];
        Assert.Equal(200, left.TimesS.Count);
        Assert.Equal(0, left.TimesS[0]);
        Assert.Equal(150 / 99.0, left.TimesS[150], 1e-6);
        Assert.Equal(new Vec3(0, 0.25, 9.8), left.AccelerationMps2[0]);
        Assert.Equal(new Vec3(0.01, 0, -0.5), left.AngularRateRadPerS[0]);
        Assert.Equal(new Vec3(20, -1, 43.5), left.MagneticFieldUt[199]);
        Assert.Equal("imu/LeftFoot", left.Sensor.Id);
        Assert.Equal("instep", left.Sensor.Placement);
        Assert.Equal(ClockKind.Session, left.Sensor.Clock);
    }

    [Fact]
    public void Without_row_times_the_sampling_rate_spaces_the_rows()
    {
        ImuTrack track = Read(new MotionFiles { HasLatency = false }).Tracks[0];
        Assert.Equal(1.99, track.TimesS[199], 1e-9);
        Assert.Equal(100, track.Sensor.NominalRateHz);
    }

    [Theory]
    [InlineData("g", 1 / 9.80665, "deg/s", 180 / Math.PI)]
    [InlineData("mg", 1000 / 9.80665, "dps", 180 / Math.PI)]
    public void Other_units_are_converted(string acceleration, double accelerationScale, string rate, double rateScale)
    {
        ImuTrack track = Read(new MotionFiles
        {
            AccelerationUnit = acceleration,
            AccelerationScale = accelerationScale,
            AngularRateUnit = rate,
            AngularRateScale = rateScale,
        }).Tracks[1];
        Assert.True((track.AccelerationMps2[150] - Vector(MotionFiles.Acceleration(150, 200))).Length < 1e-4);
        Assert.True((track.AngularRateRadPerS[150] - Vector(MotionFiles.AngularRate(150, 200))).Length < 1e-4);
    }

    [Fact]
    public void A_row_that_lacks_one_of_a_points_values_is_absent_for_that_point_alone()
    {
        string[] rows = new MotionFiles().MotionTable().Split('\n');
        rows[10] = WithCell(rows[10], 1, "n/a");
        rows[11] = WithCell(rows[11], 6, "");
        rows[12] = WithCell(rows[12], 3, "NaN");
        rows[13] = WithCell(rows[13], 12, "-999");
        ImuRecording recording = Read(
            new MotionFiles { MotionJson = """{ "SamplingFrequency": 100, "MissingValues": "-999" }""" },
            string.Join('\n', rows));
        Assert.Equal(197, recording.Tracks[0].TimesS.Count);
        Assert.Equal(199, recording.Tracks[1].TimesS.Count);
        Assert.Equal(0.13, recording.Tracks[0].TimesS[10], 1e-9);
    }

    [Fact]
    public void Tracking_systems_are_one_recording_on_one_clock()
    {
        new MotionFiles { Stem = "sub-01_task-walk_tracksys-a", Points = ["LeftFoot"], FirstLatencyS = 2 }.WriteTo(_folder);
        new MotionFiles { Stem = "sub-01_task-walk_tracksys-b", Points = ["Pelvis"], FirstLatencyS = 2.25, RateHz = 50, MotionJson = """{ "SamplingFrequency": 50 }""" }.WriteTo(_folder);
        ImuRecording recording = Assert.Single(Outcomes.Of(_folder.Path)).Recording!;
        Assert.Equal(0, recording.Tracks[0].TimesS[0]);
        Assert.Equal(0.25, recording.Tracks[1].TimesS[0], 1e-9);
        Assert.Equal(50, recording.Tracks[1].Sensor.NominalRateHz);
    }

    [Fact]
    public void Acquisition_times_of_scans_tsv_put_tracking_systems_on_one_clock()
    {
        new MotionFiles { Stem = "sub-01_task-walk_tracksys-a", Points = ["LeftFoot"] }.WriteTo(_folder);
        new MotionFiles { Stem = "sub-01_task-walk_tracksys-b", Points = ["Pelvis"] }.WriteTo(_folder);
        _folder.Write("sub-01/sub-01_scans.tsv", """
            filename	acq_time
            motion/sub-01_task-walk_tracksys-a_motion.tsv	2026-01-31T17:45:02.500000Z
            motion/sub-01_task-walk_tracksys-b_motion.tsv	2026-01-31T17:45:02.125000Z
            """);
        RecordingOutcome outcome = Assert.Single(Outcomes.Of(_folder.Path));
        Assert.Equal(0.375, outcome.Recording!.Tracks[0].TimesS[0], 1e-9);
        Assert.Equal(0, outcome.Recording.Tracks[1].TimesS[0]);
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 17, 45, 2, 125, TimeSpan.Zero), outcome.StartedAt);
    }

    [Fact]
    public void Points_that_are_not_measured_are_left_out_with_a_note()
    {
        RecordingOutcome outcome = Outcome(new MotionFiles { Points = ["head", "LeftFoot", "left_foot2", "lFoot"] });
        Assert.Equal([BodySite.LeftFoot], outcome.Recording!.Tracks.Select(t => t.Sensor.Site));
        Assert.Equal(3, outcome.Notes.Count);
        Assert.Contains(outcome.Notes, n => n.Contains("'head'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_header_line_in_the_motion_file_is_read_past_with_a_note()
    {
        MotionFiles files = new();
        string header = string.Join('\t', files.ChannelsTable().Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(r => r.Split('\t')[0]));
        RecordingOutcome outcome = Outcome(files, header + "\n" + files.MotionTable());
        Assert.Equal(200, outcome.Recording!.Tracks[0].TimesS.Count);
        Assert.Contains("header", Assert.Single(outcome.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_file_says_of_the_axes_becomes_the_mounting()
    {
        const string Json = """{ "reference_frame": { "Levels": { "sensor": { "SpatialAxes": "PRS" } } } }""";
        SensorDescriptor said = Read(new MotionFiles { ChannelsJson = Json }).Tracks[0].Sensor;
        Assert.Equal(AxesKnowledge.ForwardWithin45Deg, said.Axes);
        Assert.True((said.Mounting.Apply(Vec3.UnitX) + Vec3.UnitX).Length < 1e-12);
    }

    [Theory]
    [InlineData("sensor", """{ "reference_frame": { "Levels": { "sensor": { "SpatialAxes": "n/a" } } } }""", AxesKnowledge.Unknown)]
    [InlineData("sensor", """{ "reference_frame": { "Levels": { "sensor": { "SpatialAxes": "___" } } } }""", AxesKnowledge.Unknown)]
    [InlineData("other", """{ "reference_frame": { "Levels": { "sensor": { "SpatialAxes": "n/a" } } } }""", AxesKnowledge.ForwardWithin45Deg)]
    [InlineData("n/a", "{}", AxesKnowledge.ForwardWithin45Deg)]
    [InlineData(null, "{}", AxesKnowledge.ForwardWithin45Deg)]
    public void Axes_that_are_said_to_be_unknown_are_unknown_and_silence_means_forward(string? frame, string json, AxesKnowledge expected)
    {
        SensorDescriptor sensor = Read(new MotionFiles { ReferenceFrame = frame, ChannelsJson = json }).Tracks[0].Sensor;
        Assert.Equal(expected, sensor.Axes);
        Assert.Equal(Quat.Identity, sensor.Mounting.Quaternion);
    }

    [Fact]
    public void A_mounting_file_replaces_what_the_recording_says()
    {
        MountingFile mounting = MountingFile.Load(_folder.Write("mounting.json", """{ "right_foot": "PLI" }"""));
        new MotionFiles().WriteTo(_folder);
        ImuRecording recording = Assert.Single(Outcomes.Of(_folder.Path, mounting)).Recording!;
        Assert.Equal(Quat.Identity, recording.Tracks[0].Sensor.Mounting.Quaternion);
        Assert.True((recording.Tracks[1].Sensor.Mounting.Apply(Vec3.UnitZ) + Vec3.UnitZ).Length < 1e-12);
    }

    [Fact]
    public void One_bad_recording_does_not_stop_the_others()
    {
        new MotionFiles { Stem = "sub-02_task-walk_tracksys-imu", Folder = "sub-02/motion" }.WriteTo(_folder, motion: "x\ty\n");
        new MotionFiles().WriteTo(_folder);
        new MotionFiles { Stem = "sub-03_task-walk_tracksys-imu", Folder = "sub-03/motion" }.WriteTo(_folder);
        RecordingOutcome[] outcomes = [.. Outcomes.Of(_folder.Path)];
        Assert.Equal(["sub-01", "sub-02", "sub-03"], outcomes.Select(o => o.Name));
        Assert.Equal([true, false, true], outcomes.Select(o => o.IsRead));
    }

    [Fact]
    public void Recordings_are_read_when_they_are_asked_for()
    {
        new MotionFiles().WriteTo(_folder);
        IEnumerable<RecordingOutcome> outcomes = Outcomes.Of(_folder.Path);
        new MotionFiles { Rows = 50 }.WriteTo(_folder);
        Assert.Equal(50, Assert.Single(outcomes).Recording!.Tracks[0].TimesS.Count);
    }

    private static Vec3 Vector(double[] v) => new(v[0], v[1], v[2]);

    private static string WithCell(string row, int column, string cell)
    {
        string[] cells = row.Split('\t');
        cells[column] = cell;
        return string.Join('\t', cells);
    }

    private RecordingOutcome Outcome(MotionFiles files, string? motion = null)
    {
        files.WriteTo(_folder, motion);
        return Assert.Single(Outcomes.Of(_folder.Path));
    }

    private ImuRecording Read(MotionFiles files, string? motion = null)
    {
        RecordingOutcome outcome = Outcome(files, motion);
        Assert.True(outcome.IsRead, outcome.Fault?.ToString());
        return outcome.Recording!;
    }
}
