using GaitSense.App.Gateway;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.App.Tests.Gateway;

public sealed class RadioWatchTests
{
    [Fact]
    public async Task A_sensor_that_is_in_use_is_not_told_its_place()
    {
        using ScratchFolder folder = new();
        await using RadioWatch watch = new(() => throw new InvalidOperationException("the radio was opened"), folder.Path, TimeProvider.System);

        InputFaultException refused = await Assert.ThrowsAsync<InputFaultException>(
            () => watch.AssignAsync("F0:01", BodySite.LeftFoot, asks: false, TestContext.Current.CancellationToken));

        Assert.Contains("in use", refused.Fault.ToString(), StringComparison.Ordinal);
    }
}
