using GaitSense.App.Gateway;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.App.Tests.Gateway;

public sealed class AssignedSitesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_place_is_remembered_by_identity_and_else_by_a_name_that_says_only_one()
    {
        AssignedSites sites = new(_folder.Path);
        sites.Remember(Sensor("a", "GS 1"), BodySite.LeftFoot);
        sites.Remember(Sensor("b", "DOT"), BodySite.LeftFoot);
        sites.Remember(Sensor("c", "DOT"), BodySite.RightFoot);

        AssignedSites later = new(_folder.Path);
        Assert.Equal(BodySite.RightFoot, later.Of(Sensor("c", "DOT")));
        Assert.Equal(BodySite.LeftFoot, later.Of(Sensor("made up anew", "GS 1")));
        Assert.Equal(BodySite.Unassigned, later.Of(Sensor("made up anew", "DOT")));
        Assert.Equal(BodySite.Unassigned, later.Of(Sensor("x", "")));
    }

    [Fact]
    public void Identities_that_a_browser_makes_up_do_not_pile_up()
    {
        AssignedSites sites = new(_folder.Path);
        for (int i = 0; i < 40; i++)
        {
            sites.Remember(Sensor($"id {i}", "GS 1"), BodySite.Pelvis);
        }

        string[] lines = File.ReadAllLines(Path.Combine(_folder.Path, "browser", "sensors.json"));
        Assert.InRange(lines.Count(l => l.Contains("\"id\"", StringComparison.Ordinal)), 1, 8);
    }

    private static GatewaySensor Sensor(string id, string name) => new(id, name, "gaitsense-1", BodySite.Unassigned, 60, "");
}
