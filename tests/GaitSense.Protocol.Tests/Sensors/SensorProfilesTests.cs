using GaitSense.Core.Sensors;
using GaitSense.Protocol.Sensors;
using GaitSense.Protocol.Tests.Profile;
using NJsonSchema;

namespace GaitSense.Protocol.Tests.Sensors;

public sealed class SensorProfilesTests
{
    public static TheoryData<string> Ids => [.. SensorProfiles.BuiltIn.All.Select(p => p.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_description_fits_the_schema(string id)
    {
        string folder = Path.Combine(ProfileFiles.Folder, "..", "seeds", "sensors");
        JsonSchema schema = await JsonSchema.FromFileAsync(Path.Combine(folder, "sensor.schema.json"), TestContext.Current.CancellationToken);
        string json = SensorProfiles.BuiltIn.Find(id)!.Json;
        Assert.Empty(schema.Validate(json));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, id + ".json"), TestContext.Current.CancellationToken), json);
        Assert.NotEmpty(schema.Validate(json.Replace("\"modes\"", "\"moods\"", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_kind_but_our_own_has_a_decoder(string id)
    {
        SensorProfile profile = SensorProfiles.BuiltIn.Find(id)!;
        Assert.Equal(profile.Decoder == SensorDecoders.Own, SensorDecoders.Create(profile, profile.Modes[0].RateHz) is null);
        Assert.Equal(profile.Clock.Source == SensorClockSource.Stamp, profile.Capability.HasTimeStamp);
        Assert.Equal(profile.Clock.Source != SensorClockSource.Arrival, profile.Capability.IsLossVisible);
    }

    [Theory]
    [InlineData("Movella DOT", null, "movella-dot")]
    [InlineData("Xsens DOT 12", null, "movella-dot")]
    [InlineData("Movesense 2039", null, "movesense-imu6")]
    [InlineData("Polar Sense 9A", null, "polar-verity-sense")]
    [InlineData("WT901BLE68", "0000ffe5-0000-1000-8000-00805f9a34fb", "witmotion")]
    [InlineData("MetaWear", null, "metamotion")]
    [InlineData("Nano33BLE-1234", null, "arduino-nano-33-ble")]
    [InlineData("whatever", "791a0100-0288-4a78-8221-72897c606cce", "gaitsense-1")]
    [InlineData("GS LeftFoot", "0000ffe5-0000-1000-8000-00805f9b34fb", null)]
    public void An_advertisement_is_known_by_name_or_service(string name, string? service, string? expected) =>
        Assert.Equal(expected, SensorProfiles.BuiltIn.Match(name, service is null ? [] : [Guid.Parse(service)])?.Id);

    [Fact]
    public void Our_own_description_agrees_with_the_profile()
    {
        SensorProfile own = SensorProfiles.BuiltIn.Find(GattProfile.ProfileId)!;
        Assert.Equal(new GattAddress(GattProfile.Service, GattProfile.ImuStream), own.Streams[0].At);
        Assert.Equal(new GattAddress(GattProfile.Service, GattProfile.ControlPoint), own.Answers);
        foreach (SensorMode mode in own.Modes)
        {
            ControlRequest[] asked = [.. mode.Start.Select(c =>
            {
                Assert.Equal(ControlStatus.Ok, ControlRequest.Decode(c.Value.Span, out ControlRequest request));
                return request;
            })];
            Assert.Equal(
                [ControlRequest.SetRate(mode.RateHz), ControlRequest.SetRanges(AccelerationRange.G16, AngularRateRange.Dps2000), ControlRequest.SetContent(PacketContent.None), ControlRequest.Start],
                asked);
        }

        Assert.Equal(0, own.Capability.TimingSdS);
    }

    [Fact]
    public void A_folder_adds_kinds_and_replaces_those_of_the_same_name()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("gaitsense-profiles-");
        try
        {
            string json = SensorProfiles.BuiltIn.Find("arduino-six-floats")!.Json;
            File.WriteAllText(Path.Combine(folder.FullName, "a.json"), json.Replace("arduino-six-floats", "my-own", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(folder.FullName, "b.json"), json.Replace("\"Arduino\"", "\"Somebody\"", StringComparison.Ordinal));
            SensorProfiles all = SensorProfiles.With(folder.FullName);
            Assert.Equal("my-own", all.Find("my-own")!.Id);
            Assert.Equal("Somebody", all.Find("arduino-six-floats")!.Maker);
            Assert.Equal(SensorProfiles.BuiltIn.All.Count + 1, all.All.Count);
            Assert.Equal(SensorProfiles.BuiltIn.All.Count, SensorProfiles.With(Path.Combine(folder.FullName, "none")).All.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_roster_learns_what_its_sensors_can_give()
    {
        SensorDescriptor described = SensorProfiles.BuiltIn.Describe(new SensorDescriptor
        {
            Id = "x", Site = BodySite.LeftFoot, NominalRateHz = 100, Profile = "witmotion",
        });
        Assert.False(described.Capability.IsLossVisible);
        Assert.Equal(ClockKind.SampleCount, SensorProfiles.BuiltIn.Find("witmotion")!.Clock.Kind);
    }

    [Fact]
    public void The_mode_nearest_to_the_rate_is_taken()
    {
        SensorProfile movesense = SensorProfiles.BuiltIn.Find("movesense-imu6")!;
        Assert.Equal(104, movesense.ModeFor(100).RateHz);
        Assert.Equal(52, movesense.ModeFor(60).RateHz);
        Assert.Equal("2F4D6561732F494D55362F313034", Convert.ToHexString(movesense.Modes[0].Start[0].Value.Span[2..]));
    }
}
