using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Tests.Exercises;

public sealed class ExerciseCatalogTests
{
    [Fact]
    public void Both_exercises_come_with_the_product()
    {
        Assert.Equal(["hip-lift", "reverse-walking"], ExerciseCatalog.BuiltIn.All.Select(p => p.Id));
        Assert.Null(ExerciseCatalog.BuiltIn.Find("Reverse-Walking"));
        Assert.Null(ExerciseCatalog.BuiltIn.Find(""));
    }

    [Fact]
    public void Built_in_exercises_are_those_of_the_folder()
    {
        ExerciseCatalog folder = ExerciseCatalog.FromFolder(SeedFiles.Folder);
        Assert.Equal(ExerciseCatalog.BuiltIn.All.Select(Flat), folder.All.Select(Flat));
    }

    [Fact]
    public void Reverse_walking_asks_for_the_heel_first_and_the_same_side_arm()
    {
        ExerciseProtocol walking = ExerciseCatalog.BuiltIn.Find("reverse-walking")!;
        Assert.Equal([BodySite.LeftFoot, BodySite.RightFoot], walking.RequiredSites);
        Assert.Equal(
            ["heel-first", "lumbar", "pelvis-steady", "feet-straight", "step-length", "same-side-arm", "slow-and-controlled",
                "swing-controlled", "even-steps", "exhale"],
            walking.Cues.OrderBy(c => c.Priority).Select(c => c.Id));

        ExerciseCue heel = walking.Cues.Single(c => c.Id == "heel-first");
        Assert.Equal("contact_pattern", heel.Metric);
        Assert.Equal(["heel"], heel.Accepted);

        ExerciseCue arm = walking.Cues.Single(c => c.Id == "same-side-arm");
        Assert.Equal(("arm_leg_phase_deg", 135, null, true), (arm.Metric, arm.Low, arm.High, arm.Magnitude));
        Assert.Contains(BodySite.LeftWrist, arm.Needs);
    }

    [Fact]
    public void What_cannot_be_measured_guides_without_a_target()
    {
        ExerciseProtocol lift = ExerciseCatalog.BuiltIn.Find("hip-lift")!;
        ExerciseCue[] guided = [.. lift.Cues.Where(c => c.Metric is null)];
        Assert.Equal(["heels-gentle", "long-exhale", "neck-quiet"], guided.Select(c => c.Id));
        Assert.All(guided, c => Assert.Contains("not judged", c.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void Forward_steps_are_not_judged_by_reverse_walking()
    {
        ExerciseProtocol walking = ExerciseCatalog.BuiltIn.Find("reverse-walking")!;
        Assert.All(walking.Cues.Where(c => c.Metric is not null), c => Assert.Equal([WalkingDirection.Backward], c.Directions));
    }

    [Theory]
    [InlineData("reverse-walking")]
    [InlineData("hip-lift")]
    public void Everything_that_is_told_has_words_in_both_languages_and_every_rule_a_source(string id)
    {
        ExerciseProtocol exercise = ExerciseCatalog.BuiltIn.Find(id)!;
        Assert.NotEmpty(exercise.SetUp);
        Assert.All(exercise.Cues, c => Assert.NotNull(c.Spoken));
        Assert.All(exercise.Cues.Where(c => c.Metric is not null), c => Assert.NotNull(c.Praise));
        Assert.All(exercise.Cues, c => Assert.NotEqual("", c.Source));
        Assert.NotEqual("", exercise.Breath!.Source);
        Assert.All(exercise.CommonMistakes, m => Assert.NotEmpty(m.Cues));
        Assert.Equal(exercise.Cues.Count, exercise.Cues.Select(c => c.Priority).Distinct().Count());
        Assert.NotNull(ExerciseCatalog.BuiltInText(id));
    }

    [Fact]
    public void A_protocol_of_another_catalogue_replaces_the_one_of_the_same_identity()
    {
        ExerciseProtocol own = ExerciseCatalog.BuiltIn.Find("hip-lift")! with { Version = 7 };
        ExerciseCatalog both = ExerciseCatalog.BuiltIn.With(new ExerciseCatalog([own]));
        Assert.Equal(["hip-lift", "reverse-walking"], both.All.Select(p => p.Id));
        Assert.Equal(7, both.Find("hip-lift")!.Version);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault()
    {
        string folder = Path.Combine(SeedFiles.Folder, "none");
        InputFault fault = Assert.Throws<InputFaultException>(() => ExerciseCatalog.FromFolder(folder)).Fault;
        Assert.Equal(folder, fault.Where);
    }

    [Fact]
    public void Two_files_of_one_identity_are_a_fault_that_names_the_second()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("gaitsense-exercises-");
        try
        {
            foreach (string name in new[] { "a.json", "b.json" })
            {
                File.WriteAllText(Path.Combine(folder.FullName, name), SeedFiles.Read("hip-lift.json"));
            }

            InputFault fault = Assert.Throws<InputFaultException>(() => ExerciseCatalog.FromFolder(folder.FullName)).Fault;
            Assert.Equal($"{Path.Combine(folder.FullName, "b.json")}, $.id", fault.Where);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Flat(ExerciseProtocol p) =>
        $"{p.Id} {p.Version} {p.Name} {string.Join('|', p.Phases)} {string.Join('|', p.Cues.Select(c => c.Id + c.Metric + c.Low + c.High))}";

    [Fact]
    public void Every_cue_and_every_mistake_has_its_place_in_the_coachs_table()
    {
        string table = File.ReadAllText(Path.Combine(Checkout.Root, "src/GaitSense.Gait/Coaching/README.md"));
        foreach (ExerciseProtocol exercise in ExerciseCatalog.BuiltIn.All)
        {
            Assert.All(exercise.Cues, c => Assert.Contains($"`{c.Id}`", table, StringComparison.Ordinal));
            Assert.All(exercise.CommonMistakes, m => Assert.NotEmpty(m.Cues));
        }

        Assert.Equal(ExerciseCatalog.BuiltIn.All.Sum(e => e.CommonMistakes.Count), table.Split('\n').Count(l => l.StartsWith("| Mistake:", StringComparison.Ordinal)));
    }
}
