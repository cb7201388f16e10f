using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Axes;

public sealed class MountingFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Letters_quaternion_and_matrix_fix_the_same_rotation()
    {
        MountingFile file = Load("""
            {
              "left_foot": "PRS",
              "RightFoot": { "quaternion": [0, 0, 0, 1] },
              "lowerback": { "matrix": [[-1, 0, 0], [0, -1, 0], [0, 0, 1]], "exact": true },
              "thorax": "n/a"
            }
            """);
        foreach (BodySite site in new[] { BodySite.LeftFoot, BodySite.RightFoot, BodySite.Pelvis })
        {
            Vec3 body = file.Find(site)!.Mounting.Apply(new Vec3(1, 2, 3));
            Assert.True((body - new Vec3(-1, -2, 3)).Length < 1e-9, site.ToString());
        }

        Assert.Equal(AxesKnowledge.ForwardWithin45Deg, file.Find(BodySite.LeftFoot)!.Knowledge);
        Assert.Equal(AxesKnowledge.Exact, file.Find(BodySite.Pelvis)!.Knowledge);
        Assert.Equal(AxesKnowledge.Unknown, file.Find(BodySite.Thorax)!.Knowledge);
        Assert.Null(file.Find(BodySite.LeftWrist));
    }

    [Fact]
    public void A_matrix_holds_the_sensors_axes_in_its_columns()
    {
        // The sensor's x points up, its y left, its z back.
        MountingFile file = Load("""{ "pelvis": { "matrix": [[0, 0, -1], [0, 1, 0], [1, 0, 0]] } }""");
        Assert.True((file.Find(BodySite.Pelvis)!.Mounting.Apply(Vec3.UnitX) - Vec3.UnitZ).Length < 1e-9);
    }

    [Fact]
    public void A_sensor_on_another_site_stays_as_it_was()
    {
        SensorDescriptor sensor = new() { Id = "a", Site = BodySite.LeftWrist, NominalRateHz = 100 };
        Assert.Same(sensor, Load("""{ "pelvis": "ALS" }""").Apply(sensor));
    }

    [Theory]
    [InlineData("""{ "elbow": "ALS" }""", "elbow")]
    [InlineData("""{ "pelvis": "ALS", "hip": "ALS" }""", "hip")]
    [InlineData("""{ "pelvis": "ARS" }""", "pelvis")]
    [InlineData("""{ "pelvis": 3 }""", "pelvis")]
    [InlineData("""{ "pelvis": {} }""", "pelvis")]
    [InlineData("""{ "pelvis": { "quaternion": [1, 1, 0, 0] } }""", "norm")]
    [InlineData("""{ "pelvis": { "quaternion": [1, 0, 0] } }""", "4 numbers")]
    [InlineData("""{ "pelvis": { "matrix": [[1, 0, 0], [0, 1, 0], [0, 0, -1]] } }""", "rotation")]
    [InlineData("""[1]""", "object")]
    [InlineData("{ \n \"pelvis\": \n }", "line 3")]
    public void A_malformed_file_says_where(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InputFaultException>(() => Load(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_absent_file_is_a_fault() =>
        Assert.Throws<InputFaultException>(() => MountingFile.Load(_folder["none.json"]));

    private MountingFile Load(string text) => MountingFile.Load(_folder.Write("mounting.json", text));
}
