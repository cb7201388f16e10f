using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.Sensors;

namespace GaitSense.Devices.Tests.Bluetooth;

public sealed class KnownSensorsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-known-");

    [Fact]
    public void What_is_remembered_is_read_again()
    {
        KnownSensor foot = new("C0:00:00:00:00:01", "SN1", "GS \"left\"", BodySite.LeftFoot);
        KnownSensors.In(_folder.FullName).Remember(foot);
        Assert.Equal([foot], KnownSensors.In(_folder.FullName).All);
    }

    [Fact]
    public void A_serial_number_outlives_an_address()
    {
        KnownSensors known = KnownSensors.In(_folder.FullName);
        known.Remember(new KnownSensor("C0:00:00:00:00:01", "SN1", "", BodySite.LeftFoot));
        known.Remember(new KnownSensor("C0:00:00:00:00:02", "SN1", "", BodySite.RightFoot));
        KnownSensor one = Assert.Single(KnownSensors.In(_folder.FullName).All);
        Assert.Equal(BodySite.RightFoot, one.Site);
        Assert.Null(known.Find("C0:00:00:00:00:02", "SN2"));
        Assert.Same(known.All[0], known.Find("c0:00:00:00:00:02", ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\":2,\"sensors\":[]}")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"sensors\":[{\"id\":\"a\",\"serial\":\"\",\"name\":\"\",\"site\":\"Tail\"}]}")]
    [InlineData("{\"version\":1,\"sensors\":[{\"id\":7,\"serial\":\"\",\"name\":\"\",\"site\":\"Pelvis\"}]}")]
    public void A_file_that_cannot_be_understood_is_named(string json)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, KnownSensors.FileName), json);
        InputFaultException fault = Assert.Throws<InputFaultException>(() => KnownSensors.In(_folder.FullName));
        Assert.EndsWith("sensors.json", fault.Fault.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_file_knows_nobody() => Assert.Empty(KnownSensors.In(_folder.FullName).All);

    public void Dispose() => _folder.Delete(recursive: true);
}
