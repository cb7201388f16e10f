using GaitSense.Core.Sensors;
using GaitSense.Export.MotionBids.Channels;

namespace GaitSense.Export.Tests.MotionBids.Channels;

public sealed class TrackedPointsTests
{
    [Theory]
    [InlineData("LeftFoot", BodySite.LeftFoot)]
    [InlineData("l_foot", BodySite.LeftFoot)]
    [InlineData("foot_left", BodySite.LeftFoot)]
    [InlineData("LEFT FOOT", BodySite.LeftFoot)]
    [InlineData("right-foot", BodySite.RightFoot)]
    [InlineData("footR", BodySite.RightFoot)]
    [InlineData("Pelvis", BodySite.Pelvis)]
    [InlineData("hip", BodySite.Pelvis)]
    [InlineData("sacrum", BodySite.Pelvis)]
    [InlineData("lowerBack", BodySite.Pelvis)]
    [InlineData("LeftWrist", BodySite.LeftWrist)]
    [InlineData("leftForeArm", BodySite.LeftWrist)]
    [InlineData("forearm_left", BodySite.LeftWrist)]
    [InlineData("rightForeArm", BodySite.RightWrist)]
    [InlineData("wrist r", BodySite.RightWrist)]
    [InlineData("sternum", BodySite.Thorax)]
    [InlineData("trunk", BodySite.Thorax)]
    [InlineData("leftAnkle", BodySite.Unassigned)]
    [InlineData("head", BodySite.Unassigned)]
    [InlineData("", BodySite.Unassigned)]
    public void Spellings_mean_a_site(string name, BodySite site) => Assert.Equal(site, TrackedPoints.SiteOf(name));

    [Fact]
    public void The_name_that_is_written_is_read_back()
    {
        foreach (BodySite site in Enum.GetValues<BodySite>())
        {
            Assert.Equal(site, TrackedPoints.SiteOf(TrackedPoints.NameOf(site)));
        }
    }
}
