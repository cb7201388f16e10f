using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Export.MotionBids.Layout;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.MotionBids.Layout;

public sealed class InheritanceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _motion;

    public InheritanceTests() => _motion = _folder.Write("sub-01/ses-a/motion/sub-01_ses-a_task-walk_tracksys-imu_motion.tsv", "");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Nearer_members_win_and_farther_ones_fill_in()
    {
        _folder.Write("task-walk_motion.json", """{ "SamplingFrequency": 50, "TaskName": "walk" }""");
        _folder.Write("sub-01/sub-01_motion.json", """{ "SamplingFrequency": 100 }""");
        IReadOnlyDictionary<string, JsonElement> members = Inheritance.Members(_motion, "motion", out string? nearest);
        Assert.Equal(100, members["SamplingFrequency"].GetDouble());
        Assert.Equal("walk", members["TaskName"].GetString());
        Assert.EndsWith("sub-01_motion.json", nearest, StringComparison.Ordinal);
    }

    [Fact]
    public void In_one_folder_the_more_specific_file_wins()
    {
        _folder.Write("motion.json", """{ "SamplingFrequency": 25 }""");
        _folder.Write("task-walk_tracksys-imu_motion.json", """{ "SamplingFrequency": 50 }""");
        Assert.Equal(50, Inheritance.Members(_motion, "motion", out _)["SamplingFrequency"].GetDouble());
    }

    [Fact]
    public void Files_of_other_subjects_and_tasks_do_not_count()
    {
        _folder.Write("task-turn_channels.tsv", "");
        _folder.Write("sub-01/sub-02_channels.tsv", "");
        Assert.Empty(Inheritance.Find(_motion, "channels", ".tsv"));
    }

    [Fact]
    public void The_search_ends_at_the_root_of_the_data_set()
    {
        _folder.Write("sub-01/dataset_description.json", "{}");
        _folder.Write("task-walk_channels.tsv", "");
        Assert.Empty(Inheritance.Find(_motion, "channels", ".tsv"));
    }

    [Fact]
    public void A_broken_sidecar_is_a_fault_that_names_it()
    {
        _folder.Write("task-walk_motion.json", "{ \"a\": \n }");
        string text = Assert.Throws<InputFaultException>(() => Inheritance.Members(_motion, "motion", out _)).Message;
        Assert.Contains("task-walk_motion.json, line 2", text, StringComparison.Ordinal);
    }
}
