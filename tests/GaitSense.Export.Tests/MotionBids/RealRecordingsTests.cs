using GaitSense.Export.MotionBids;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.MotionBids;

public sealed class RealRecordingsTests
{
    [Fact]
    public void All_26_recordings_are_read_without_a_remark()
    {
        RecordingOutcome[] outcomes = [.. Outcomes.Of(Checkout.Recordings)];
        Assert.Equal(26, outcomes.Length);
        Assert.All(outcomes, o => Assert.True(o.IsRead, o.Fault?.ToString()));
        Assert.All(outcomes, o => Assert.Empty(o.Notes));
        Assert.Equal(252_962, outcomes.Sum(o => (long)o.Recording!.Tracks[0].TimesS.Count));
    }
}
