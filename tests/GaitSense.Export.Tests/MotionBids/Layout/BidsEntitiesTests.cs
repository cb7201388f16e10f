using GaitSense.Export.MotionBids.Layout;

namespace GaitSense.Export.Tests.MotionBids.Layout;

public sealed class BidsEntitiesTests
{
    [Fact]
    public void A_name_is_its_entities_and_its_suffix()
    {
        Assert.True(BidsEntities.TryParse("sub-01_ses-a_task-walk_tracksys-imu_run-2_motion.tsv", out BidsEntities? name));
        Assert.Equal("motion", name.Suffix);
        Assert.Equal("imu", name["tracksys"]);
        Assert.Null(name["acq"]);
        Assert.Equal("ses-a_task-walk_run-2", name.Without("sub", "tracksys").Stem);
    }

    [Theory]
    [InlineData("walk_motion.tsv")]
    [InlineData("sub-_motion.tsv")]
    [InlineData("-01_motion.tsv")]
    public void A_part_that_is_not_key_and_label_is_no_name(string name) => Assert.False(BidsEntities.TryParse(name, out _));

    [Fact]
    public void A_more_general_name_is_part_of_a_more_special_one()
    {
        BidsEntities special = Parse("sub-01_task-walk_motion.tsv");
        BidsEntities general = Parse("task-walk_motion.json");
        Assert.True(general.IsPartOf(special));
        Assert.False(Parse("task-run_motion.json").IsPartOf(special));
        Assert.False(special.IsPartOf(general));
    }

    private static BidsEntities Parse(string name)
    {
        Assert.True(BidsEntities.TryParse(name, out BidsEntities? entities));
        return entities;
    }
}
