using GaitSense.Devices.Bluetooth.Sensors;

namespace GaitSense.Devices.Tests.Bluetooth;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_double_up_to_a_limit_and_begin_again()
    {
        Backoff backoff = new(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(3));
        Assert.Equal([0.5, 1, 2, 3, 3], Enumerable.Range(0, 5).Select(_ => backoff.Next().TotalSeconds));
        for (int i = 0; i < 2000; i++)
        {
            backoff.Next();
        }

        Assert.Equal(3, backoff.Next().TotalSeconds);
        backoff.Reset();
        Assert.Equal(0.5, backoff.Next().TotalSeconds);
    }
}
