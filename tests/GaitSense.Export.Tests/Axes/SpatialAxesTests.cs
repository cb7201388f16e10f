using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Export.Axes;

namespace GaitSense.Export.Tests.Axes;

public sealed class SpatialAxesTests
{
    public static TheoryData<string> RightHanded => [.. All().Where(a => SpatialAxes.Parse(a, out _) == SpatialAxesOutcome.Ok)];

    [Fact]
    public void Of_the_48_ways_to_name_axes_half_are_rotations()
    {
        var outcomes = All().CountBy(a => SpatialAxes.Parse(a, out _)).ToDictionary();
        Assert.Equal(24, outcomes[SpatialAxesOutcome.Ok]);
        Assert.Equal(24, outcomes[SpatialAxesOutcome.LeftHanded]);
    }

    [Theory]
    [MemberData(nameof(RightHanded))]
    public void Letters_become_a_rotation_and_the_rotation_gives_the_letters_back(string letters)
    {
        SpatialAxes.Parse(letters, out Rotation<SensorFrame, NominalFrame> mounting);
        Assert.Equal(letters, SpatialAxes.LettersOf(mounting));
    }

    [Fact]
    public void An_upside_down_sensor_that_looks_back_maps_its_axes_to_the_bodys()
    {
        // x posterior, y left, z inferior: half a turn about the medio-lateral axis.
        Assert.Equal(SpatialAxesOutcome.Ok, SpatialAxes.Parse("PLI", out Rotation<SensorFrame, NominalFrame> mounting));
        Vec3 body = mounting.Apply(new Vec3(1, 2, 3));
        Assert.True((body - new Vec3(-1, 2, -3)).Length < 1e-12);
    }

    [Theory]
    [InlineData("FLU", "ALS")]
    [InlineData("bru", "PRS")]
    [InlineData("fRd", "ARI")]
    public void Front_back_up_and_down_are_other_words_for_the_same(string letters, string anatomical)
    {
        Assert.Equal(SpatialAxesOutcome.Ok, SpatialAxes.Parse(letters, out Rotation<SensorFrame, NominalFrame> a));
        SpatialAxes.Parse(anatomical, out Rotation<SensorFrame, NominalFrame> b);
        Assert.Equal(b, a);
    }

    [Theory]
    [InlineData("", SpatialAxesOutcome.NotThreeLetters)]
    [InlineData("AL", SpatialAxesOutcome.NotThreeLetters)]
    [InlineData("AXS", SpatialAxesOutcome.NotThreeLetters)]
    [InlineData("APS", SpatialAxesOutcome.NotPerpendicular)]
    [InlineData("AAA", SpatialAxesOutcome.NotPerpendicular)]
    [InlineData("ARS", SpatialAxesOutcome.LeftHanded)]
    public void What_is_no_rotation_says_why(string letters, SpatialAxesOutcome expected) =>
        Assert.Equal(expected, SpatialAxes.Parse(letters, out _));

    [Fact]
    public void A_rotation_that_is_no_quarter_turn_has_no_letters() =>
        Assert.Null(SpatialAxes.LettersOf(new(Quat.FromAxisAngle(Vec3.UnitY, 0.3))));

    private static IEnumerable<string> All() =>
        from a in "APLRSI"
        from b in "APLRSI"
        from c in "APLRSI"
        let name = $"{a}{b}{c}"
        where SpatialAxes.Parse(name, out _) is SpatialAxesOutcome.Ok or SpatialAxesOutcome.LeftHanded
        select name;
}
