using GaitSense.Signal.Clocks;

namespace GaitSense.Signal.Tests.Clocks;

public class ClockOptionsTests
{
    [Fact]
    public void A_value_that_makes_no_sense_is_refused_by_name()
    {
        Assert.Equal("WindowS", Assert.Throws<ArgumentOutOfRangeException>(() => new ClockOptions { WindowS = 1 }).ParamName);
        Assert.Equal("SkewAfterS", Assert.Throws<ArgumentOutOfRangeException>(() => new ClockOptions { SkewAfterS = 0 }).ParamName);
        Assert.Equal("MaxSkewPpm", Assert.Throws<ArgumentOutOfRangeException>(() => new ClockOptions { MaxSkewPpm = double.NaN }).ParamName);
        Assert.Equal("MaxSlewS", Assert.Throws<ArgumentOutOfRangeException>(() => new ClockOptions { MaxSlewS = 0 }).ParamName);
    }
}
