using System.Globalization;
using System.Reflection;
using System.Text.Json;
using GaitSense.Core.Sensors;

namespace GaitSense.Protocol.Tests.Profile;

/// <summary>The code and profile.json say the same.</summary>
public sealed class ProfileJsonTests
{
    private static readonly JsonElement Profile = ProfileFiles.Json("profile.json");

    [Fact]
    public void Version_and_name_agree()
    {
        Assert.Equal(GattProfile.Version, Profile.Int("version"));
        Assert.Equal(GattProfile.ProfileId, Profile.Text("profile"));
        Assert.Equal(GattProfile.ProfileId, new SensorDescriptor { Id = "", Site = BodySite.Pelvis, NominalRateHz = 100 }.Profile);
    }

    [Fact]
    public void Every_service_and_characteristic_has_its_uuid()
    {
        var code = new Dictionary<string, Guid>
        {
            ["gaitsense"] = GattProfile.Service,
            ["imu_stream"] = GattProfile.ImuStream,
            ["control_point"] = GattProfile.ControlPoint,
            ["sensor_identity"] = GattProfile.SensorIdentity,
            ["clock"] = GattProfile.Clock,
            ["battery"] = GattProfile.BatteryService,
            ["battery_level"] = GattProfile.BatteryLevel,
            ["device_information"] = GattProfile.DeviceInformationService,
            ["manufacturer_name"] = GattProfile.ManufacturerName,
            ["model_number"] = GattProfile.ModelNumber,
            ["serial_number"] = GattProfile.SerialNumber,
            ["firmware_revision"] = GattProfile.FirmwareRevision,
            ["hardware_revision"] = GattProfile.HardwareRevision,
        };
        var file = Profile.GetProperty("services").EnumerateArray()
            .SelectMany(s => s.GetProperty("characteristics").EnumerateArray().Prepend(s))
            .ToDictionary(e => e.Text("name"), e => Guid.Parse(e.Text("uuid")));

        Assert.Equal(code.OrderBy(p => p.Key), file.OrderBy(p => p.Key));
        int constants = typeof(GattProfile).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Count(f => f.FieldType == typeof(Guid));
        Assert.Equal(constants, file.Count);
    }

    [Fact]
    public void Limits_and_clock_agree()
    {
        JsonElement limits = Profile.GetProperty("limits");
        Assert.Equal(GattProfile.AttOverhead, limits.Int("att_overhead"));
        Assert.Equal(GattProfile.MaxAttributeLength, limits.Int("max_attribute_length"));
        Assert.Equal(ImuPacketCodec.MaxSampleCount, limits.Int("max_samples_per_packet"));
        Assert.Equal(ImuPacketCodec.MaxSpanS, limits.Number("max_span_s"));
        JsonElement clock = Profile.GetProperty("clock");
        Assert.Equal(GattProfile.TicksPerSecond, clock.Int("ticks_per_second"));
        Assert.Equal(GattProfile.PeriodUnitsPerTick, clock.Int("period_units_per_tick"));
        Assert.Equal(32, clock.Int("counter_bits"));
    }

    [Fact]
    public void Packet_header_stands_where_the_file_says()
    {
        JsonElement packet = Message("imu_packet");
        var code = new Dictionary<string, int>
        {
            ["version"] = ImuPacketLayout.Version,
            ["site"] = ImuPacketLayout.Site,
            ["content"] = ImuPacketLayout.Content,
            ["acceleration_range"] = ImuPacketLayout.Ranges,
            ["angular_rate_range"] = ImuPacketLayout.Ranges,
            ["sequence"] = ImuPacketLayout.Sequence,
            ["ticks"] = ImuPacketLayout.Ticks,
            ["period"] = ImuPacketLayout.Period,
            ["sample_count"] = ImuPacketLayout.SampleCount,
            ["sample_length"] = ImuPacketLayout.SampleLength,
        };
        Assert.Equal(code.OrderBy(p => p.Key), Offsets(packet.GetProperty("fields")).OrderBy(p => p.Key));
        Assert.Equal(ImuPacketCodec.HeaderLength, packet.Int("header_length"));
        Assert.Equal(ImuPacketCodec.ChecksumLength, packet.Int("checksum_length"));
        Assert.Equal(ImuPacketCodec.LengthOf(PacketContent.None, 1), packet.Int("min_length"));
        Assert.Equal(1.0 / GattProfile.TicksPerSecond, packet.GetProperty("fields").Named("ticks").Number("scale"));
        Assert.Equal(1.0 / GattProfile.PeriodUnitsPerSecond, packet.GetProperty("fields").Named("period").Number("scale"));
    }

    [Fact]
    public void Sample_blocks_have_the_lengths_the_file_says()
    {
        JsonElement blocks = Message("imu_packet").GetProperty("sample_blocks");
        Assert.Equal(
            [ImuPacketLayout.InertialLength, ImuPacketLayout.MagneticFieldLength, ImuPacketLayout.QuaternionLength],
            blocks.EnumerateArray().Select(b => b.Int("length")));
        foreach (JsonElement block in blocks.EnumerateArray())
        {
            Assert.Equal(block.Int("length"), block.GetProperty("fields").GetArrayLength() * sizeof(short));
        }

        Assert.Equal(
            ImuScale.MagneticFieldLsbUt,
            blocks.Named("magnetic_field").GetProperty("fields").Named("magnetic_field_x").Number("scale"));
        Assert.Equal(
            ImuScale.QuaternionLsb,
            blocks.Named("orientation").GetProperty("fields").Named("quaternion_w").Number("scale"));
    }

    /// <summary>Writes a count into the place that the file names and looks where the codec finds it.</summary>
    [Fact]
    public void Each_sample_field_is_read_from_where_the_file_says()
    {
        const PacketContent Everything = PacketContent.Magnetometer | PacketContent.Quaternion;
        var header = new ImuPacketHeader(1, BodySite.Pelvis, Everything, AccelerationRange.G16, AngularRateRange.Dps2000, 0, 0, 1, 1);
        var buffer = new byte[ImuPacketCodec.LengthOf(Everything, 1)];
        var samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];
        int blockStart = 0;
        foreach (JsonElement block in Message("imu_packet").GetProperty("sample_blocks").EnumerateArray())
        {
            foreach (JsonElement field in block.GetProperty("fields").EnumerateArray())
            {
                ImuPacketCodec.Encode(header, new RawImuSample[1], buffer);
                int at = ImuPacketCodec.HeaderLength + blockStart + field.Int("offset");
                (buffer[at], buffer[at + 1]) = (0x34, 0x12);
                ushort crc = Crc16.Of(buffer.AsSpan(..^2));
                (buffer[^2], buffer[^1]) = ((byte)crc, (byte)(crc >> 8));

                Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(buffer, out _, samples));
                string name = field.Text("name").Replace("_", "", StringComparison.Ordinal);
                foreach (FieldInfo part in typeof(RawImuSample).GetFields())
                {
                    short expected = part.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? (short)0x1234 : (short)0;
                    Assert.Equal(expected, (short)part.GetValue(samples[0])!);
                }
            }

            blockStart += block.Int("length");
        }

        Assert.Equal(ImuPacketCodec.SampleLength(Everything), blockStart);
    }

    [Fact]
    public void Ranges_have_their_codes_and_scales()
    {
        JsonElement acceleration = Profile.GetProperty("acceleration_ranges");
        Assert.Equal(Enum.GetValues<AccelerationRange>().Length, acceleration.GetArrayLength());
        foreach (AccelerationRange range in Enum.GetValues<AccelerationRange>())
        {
            JsonElement row = acceleration.Named(range.ToString());
            Assert.Equal((int)range, row.Int("code"));
            Assert.Equal(ImuScale.FullScaleG(range), row.Int("full_scale_g"));
            Assert.Equal(row.Number("lsb_mps2"), ImuScale.AccelerationLsbMps2(range), 1e-15);
        }

        JsonElement rate = Profile.GetProperty("angular_rate_ranges");
        Assert.Equal(Enum.GetValues<AngularRateRange>().Length, rate.GetArrayLength());
        foreach (AngularRateRange range in Enum.GetValues<AngularRateRange>())
        {
            JsonElement row = rate.Named(range.ToString());
            Assert.Equal((int)range, row.Int("code"));
            Assert.Equal(ImuScale.FullScaleDps(range), row.Int("full_scale_dps"));
            Assert.Equal(row.Number("lsb_rad_per_s"), ImuScale.AngularRateLsbRadPerS(range), 1e-15);
        }
    }

    [Fact]
    public void Opcodes_statuses_and_sites_have_their_codes()
    {
        AssertCodes<ControlOpcode>("opcodes");
        AssertCodes<ControlStatus>("statuses");
        AssertCodes<BodySite>("body_sites");
        foreach (JsonElement flag in Profile.GetProperty("content_flags").EnumerateArray())
        {
            Assert.Equal(ProfileFiles.Named<PacketContent>(flag.Text("name")), (PacketContent)(1 << flag.Int("bit")));
        }
    }

    [Fact]
    public void Messages_have_the_lengths_and_parameters_the_file_says()
    {
        Assert.Equal(ControlResponse.Length, Message("control_response").Int("min_length"));
        Assert.Equal(ControlResponse.ResponseCode, Message("control_response").GetProperty("fields").Named("response_code").Int("value"));
        Assert.Equal(SensorIdentity.Length, Message("sensor_identity").Int("min_length"));
        Assert.Equal(ClockRequest.Length, Message("clock_request").Int("min_length"));
        Assert.Equal(ClockResponse.Length, Message("clock_response").Int("min_length"));
        foreach (JsonElement opcode in Profile.GetProperty("opcodes").EnumerateArray())
        {
            JsonElement parameter = opcode.GetProperty("parameter");
            int expected = parameter.ValueKind == JsonValueKind.Null
                ? 1
                : 1 + (int.Parse(parameter.Text("type").AsSpan(1), CultureInfo.InvariantCulture) / 8);
            Assert.Equal(expected, new ControlRequest((ControlOpcode)opcode.Int("code"), 0).Length);
        }

        Assert.Equal(
            1.0 / GattProfile.RateUnitsPerHz,
            Profile.GetProperty("opcodes").Named("set_rate").GetProperty("parameter").Number("scale"));
    }

    [Fact]
    public void Packing_agrees_for_every_mtu_content_and_rate()
    {
        foreach (JsonElement row in Profile.GetProperty("capacity").EnumerateArray())
        {
            var content = (PacketContent)row.Int("content");
            Assert.Equal(row.Int("fit"), ImuPacketCodec.MaxSamples(row.Int("att_mtu"), content));
            foreach (JsonProperty rate in row.GetProperty("samples_per_packet").EnumerateObject())
            {
                double rateHz = double.Parse(rate.Name, CultureInfo.InvariantCulture);
                Assert.Equal(rate.Value.GetInt32(), ImuPacketCodec.SamplesPerPacket(row.Int("att_mtu"), content, rateHz));
            }
        }
    }

    [Fact]
    public void Check_sum_parameters_are_those_of_the_named_algorithm()
    {
        JsonElement crc = Profile.GetProperty("crc");
        Assert.Equal("CRC-16/IBM-3740", crc.Text("name"));
        Assert.Equal(crc.Text("check"), string.Create(CultureInfo.InvariantCulture, $"0x{Crc16.Of("123456789"u8):x4}"));
        Assert.Equal(crc.Text("init"), string.Create(CultureInfo.InvariantCulture, $"0x{Crc16.Of([]):x4}"));
    }

    private static JsonElement Message(string name) => Profile.GetProperty("messages").Named(name);

    private static Dictionary<string, int> Offsets(JsonElement fields) =>
        fields.EnumerateArray().ToDictionary(f => f.Text("name"), f => f.Int("offset"));

    private static void AssertCodes<T>(string list)
        where T : struct, Enum
    {
        var file = Profile.GetProperty(list).EnumerateArray()
            .ToDictionary(e => ProfileFiles.Named<T>(e.Text("name")), e => e.Int("code"));
        Assert.Equal(Enum.GetValues<T>().ToDictionary(v => v, v => Convert.ToInt32(v, CultureInfo.InvariantCulture)), file);
    }
}
