using GaitSense.Core.Recordings;
using GaitSense.Export.MotionBids.Layout;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.MotionBids.Layout;

public sealed class DatasetScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_recording_of_a_subject_is_named_after_the_subject()
    {
        Touch("sub-02/motion/sub-02_task-walk_tracksys-imu_motion.tsv");
        Touch("sub-01/ses-a/motion/sub-01_ses-a_task-walk_tracksys-imu_motion.tsv");
        Assert.Equal(["sub-01", "sub-02"], Names());
    }

    [Fact]
    public void Several_recordings_of_a_subject_add_the_rest_of_their_entities()
    {
        Touch("sub-01/motion/sub-01_task-walk_tracksys-imu_run-1_motion.tsv");
        Touch("sub-01/motion/sub-01_task-walk_tracksys-imu_run-2_motion.tsv");
        Touch("sub-02/motion/sub-02_task-walk_tracksys-imu_motion.tsv");
        Assert.Equal(["sub-01/task-walk_tracksys-imu_run-1", "sub-01/task-walk_tracksys-imu_run-2", "sub-02"], Names());
    }

    [Fact]
    public void Tracking_systems_of_one_subject_task_and_run_are_one_recording()
    {
        Touch("sub-01/motion/sub-01_task-walk_tracksys-left_motion.tsv");
        Touch("sub-01/motion/sub-01_task-walk_tracksys-right_motion.tsv");
        RecordingFiles files = Assert.Single(DatasetScan.Find(_folder.Path));
        Assert.Equal("sub-01", files.Name);
        Assert.Equal(2, files.MotionFiles.Count);
    }

    [Fact]
    public void Merged_tracking_systems_are_not_part_of_the_name()
    {
        Touch("sub-01/motion/sub-01_task-walk_tracksys-left_motion.tsv");
        Touch("sub-01/motion/sub-01_task-walk_tracksys-right_motion.tsv");
        Touch("sub-01/motion/sub-01_task-turn_tracksys-left_motion.tsv");
        Assert.Equal(["sub-01/task-turn_tracksys-left", "sub-01/task-walk"], Names());
    }

    [Fact]
    public void Derivatives_source_data_and_hidden_folders_are_no_recordings()
    {
        Touch("sub-01/motion/sub-01_task-walk_tracksys-imu_motion.tsv");
        Touch("derivatives/x/sub-01/motion/sub-01_task-walk_tracksys-imu_motion.tsv");
        Touch("sourcedata/sub-03/motion/sub-03_task-walk_tracksys-imu_motion.tsv");
        Touch(".git/sub-04_task-walk_tracksys-imu_motion.tsv");
        Assert.Equal(["sub-01"], Names());
    }

    [Fact]
    public void Nested_data_sets_with_one_subject_label_keep_their_recordings_apart()
    {
        Touch("a/sub-01/motion/sub-01_task-walk_tracksys-imu_motion.tsv");
        Touch("b/sub-01/motion/sub-01_task-walk_tracksys-imu_motion.tsv");
        Touch("b/sub-02/motion/sub-02_task-walk_tracksys-imu_motion.tsv");
        Touch("b/sub-03/motion/sub-03_task-walk_tracksys-imu_run-1_motion.tsv");
        Touch("b/sub-03/motion/sub-03_task-walk_tracksys-imu_run-2_motion.tsv");
        Assert.Equal(
            ["a/sub-01", "b/sub-01", "sub-02", "sub-03/task-walk_tracksys-imu_run-1", "sub-03/task-walk_tracksys-imu_run-2"],
            Names());
    }

    [Fact]
    public void A_subject_folder_and_a_single_file_are_inputs_too()
    {
        string file = Touch("sub-01/motion/sub-01_task-walk_tracksys-imu_motion.tsv");
        Touch("sub-01/motion/sub-01_task-turn_tracksys-imu_motion.tsv");
        Assert.Equal(2, DatasetScan.Find(_folder["sub-01"]).Count);
        Assert.Equal("sub-01", Assert.Single(DatasetScan.Find(file)).Name);
    }

    [Fact]
    public void A_file_without_entities_is_named_after_itself() =>
        Assert.Equal("evening", Assert.Single(DatasetScan.Find(Touch("evening_motion.tsv"))).Name);

    [Fact]
    public void Nothing_to_read_is_a_fault_that_says_what_is_expected()
    {
        Touch("notes.txt");
        foreach (string path in new[] { _folder.Path, _folder["absent"], _folder["notes.txt"] })
        {
            InputFault fault = Assert.Throws<InputFaultException>(() => DatasetScan.Find(path)).Fault;
            Assert.Equal(path, fault.Where);
        }
    }

    private string Touch(string relative) => _folder.Write(relative, "");

    private string[] Names() => [.. DatasetScan.Find(_folder.Path).Select(f => f.Name)];
}
