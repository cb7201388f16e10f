using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;
using GaitSense.Gait.Feet;

namespace GaitSense.Gait.Tests.Feet;

public class StrikeClassifierTests
{
    [Theory]
    [InlineData(12, 0, ContactPattern.Heel)]
    [InlineData(0, 0, ContactPattern.Flat)]
    [InlineData(-12, 0, ContactPattern.Toe)]
    [InlineData(5.5, -80, ContactPattern.Heel)]
    [InlineData(5.5, -10, ContactPattern.Flat)]
    [InlineData(4.5, -80, ContactPattern.Heel)]
    [InlineData(-5.5, 80, ContactPattern.Toe)]
    [InlineData(-5.5, 10, ContactPattern.Flat)]
    [InlineData(double.NaN, 0, ContactPattern.Unknown)]
    public void Angle_decides_and_rotation_decides_at_the_border(double angleDeg, double rateDegPerS, ContactPattern expected) =>
        Assert.Equal(expected, StrikeClassifier.Classify(angleDeg * Angle.RadPerDeg, rateDegPerS * Angle.RadPerDeg, FootOptions.Default));
}
