using GaitSense.Storage.Influx.Sending;

namespace GaitSense.Storage.Tests.Influx.Sending;

public sealed class RetryPolicyTests
{
    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(2, 0.5)]
    [InlineData(3, 1)]
    [InlineData(7, 16)]
    [InlineData(8, 30)]
    [InlineData(100, 30)]
    [InlineData(int.MaxValue, 30)]
    public void The_wait_doubles_up_to_half_a_minute(int failures, double seconds)
    {
        Assert.Equal(seconds, RetryPolicy.WaitAfter(failures, null, jitter: 0).TotalSeconds);
        Assert.Equal(seconds * 0.75, RetryPolicy.WaitAfter(failures, null, jitter: 1).TotalSeconds);
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(1, 60.25)]
    public void What_the_server_asks_for_is_never_cut_short(double jitter, double seconds) =>
        Assert.Equal(seconds, RetryPolicy.WaitAfter(9, TimeSpan.FromSeconds(60), jitter).TotalSeconds);
}
