using GaitSense.App.Components.People;
using GaitSense.App.People;
using GaitSense.Core.Exercises;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Tests.People;

public sealed class TargetFieldTests
{
    private static ExerciseProtocol Walking => ExerciseCatalog.BuiltIn.Find("reverse-walking")!;

    private static TargetField Field => new(Walking, Walking.Cues.Single(c => c.Id == "feet-straight"));

    [Fact]
    public void A_tolerance_that_was_written_is_read()
    {
        TargetField field = Field;
        Assert.False(field.IsChanged);
        field.Tolerance = "6,5";
        Assert.True(field.IsChanged);
        Assert.Equal(6.5, field.Read(out string? fault)!.Tolerance);
        Assert.Null(fault);
    }

    [Fact]
    public void Left_alone_it_follows_a_wider_dead_zone_and_written_smaller_it_is_refused()
    {
        TargetField field = Field;
        field.DeadZone = "9";
        CueTarget? read = field.Read(out string? fault);
        Assert.Equal((null, null), (fault, read!.Tolerance));
        field.Tolerance = "3";
        field.Read(out fault);
        Assert.Contains("tolerance", fault, StringComparison.Ordinal);
    }
}
