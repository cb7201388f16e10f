using GaitSense.Export.MotionBids.Channels;

namespace GaitSense.Export.Tests.MotionBids.Channels;

public sealed class ChannelUnitsTests
{
    [Theory]
    [InlineData("m/s^2", 1)]
    [InlineData("m/s2", 1)]
    [InlineData("m/s\u00B2", 1)]
    [InlineData("g", 9.80665)]
    [InlineData("G", 9.80665)]
    [InlineData("mg", 0.00980665)]
    public void Acceleration_becomes_metres_per_second_squared(string unit, double factor) => Check(ChannelKind.Acceleration, unit, factor);

    [Theory]
    [InlineData("rad/s", 1)]
    [InlineData("deg/s", 0.017453292519943295)]
    [InlineData("\u00B0/s", 0.017453292519943295)]
    [InlineData("dps", 0.017453292519943295)]
    public void Angular_rate_becomes_radians_per_second(string unit, double factor) => Check(ChannelKind.AngularRate, unit, factor);

    [Theory]
    [InlineData("uT", 1)]
    [InlineData("\u00B5T", 1)]
    [InlineData("\u03BCT", 1)]
    [InlineData("T", 1e6)]
    public void Magnetic_field_becomes_microtesla(string unit, double factor) => Check(ChannelKind.MagneticField, unit, factor);

    [Fact]
    public void An_unknown_or_absent_unit_has_no_factor()
    {
        Assert.Null(ChannelUnits.FactorOf(ChannelKind.Acceleration, ""));
        Assert.Null(ChannelUnits.FactorOf(ChannelKind.Acceleration, "n/a"));
        Assert.Null(ChannelUnits.FactorOf(ChannelKind.Acceleration, "rad/s"));
        Assert.Null(ChannelUnits.FactorOf(ChannelKind.AngularRate, "rpm"));
    }

    private static void Check(ChannelKind kind, string unit, double factor) =>
        Assert.Equal(factor, ChannelUnits.FactorOf(kind, unit)!.Value, 1e-12);
}
