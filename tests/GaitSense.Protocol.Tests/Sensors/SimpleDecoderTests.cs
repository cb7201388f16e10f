using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>Arduino Nano, Thingy:52 and the configurable profile.</summary>
public sealed class SimpleDecoderTests
{
    [Fact]
    public void The_nano_sends_g_degrees_per_second_and_uT_apart()
    {
        Reading reading = new("arduino-nano-33-ble");
        reading.Read(Reading.Bytes(30.0, 0.0, -20.0), stream: 2);
        reading.Read(Reading.Bytes(0.0, 0.5, 1.0), stream: 0);
        Assert.Equal(0, reading.Batch.Count);
        Assert.Equal(DecodeOutcome.Ok, reading.Read(Reading.Bytes(10.0, 20.0, 30.0), stream: 1));
        Reading.Near(0, 0.5, 1, reading.AccelerationsG[0], 1e-6);
        Reading.Near(10, 20, 30, reading.RatesDps[0], 1e-5);
        Reading.Near(30, 0, -20, reading.Batch.Samples[0].MagneticFieldUt, 1e-6);
        Assert.Equal(DecodeOutcome.Malformed, reading.Read(Reading.Bytes(0.0, 0.0, 0.0), stream: 7));
    }

    [Fact]
    public void The_thingy_sends_fixed_point()
    {
        // 1024 = 1 g (6Q10), 32 = 1 degree per second (11Q5), 16 = 1 uT (12Q4).
        Reading reading = new("nordic-thingy-52");
        byte[] bytes = Reading.Bytes((short)1024, (short)-512, (short)0, (short)3200, (short)-32, (short)16, (short)160, (short)0, (short)-160);
        Assert.Equal(DecodeOutcome.Ok, reading.Read(bytes));
        Reading.Near(1, -0.5, 0, reading.AccelerationsG[0], 1e-9);
        Reading.Near(100, -1, 0.5, reading.RatesDps[0], 1e-9);
        Reading.Near(10, 0, -10, reading.Batch.Samples[0].MagneticFieldUt, 1e-9);
        Assert.Equal(DecodeOutcome.Truncated, reading.Read(bytes[..17]));
        reading.Read(Reading.Bytes((short)0, (short)0, (short)1024, short.MaxValue, (short)0, (short)0, (short)0, (short)0, (short)0));
        Assert.Equal(SampleMarks.AngularRateSaturated, reading.Batch.Samples[0].Marks);
    }

    [Fact]
    public void Six_floats_behind_a_time()
    {
        Reading reading = new("arduino-six-floats");
        Assert.Equal(DecodeOutcome.Ok, reading.Read(Reading.Bytes(42u, 0.0, 0.5, -1.0, 90.0, 0.0, -45.0)));
        Assert.Equal(42, reading.Batch.Stamp);
        Reading.Near(0, 0.5, -1, reading.AccelerationsG[0], 1e-6);
        Reading.Near(90, 0, -45, reading.RatesDps[0], 1e-4);
    }

    [Fact]
    public void A_field_table_can_say_what_the_classes_for_nano_and_thingy_do()
    {
        Reading nano = new("arduino-nano-33-ble");
        Reading table = new(Generic("arduino-nano-33-ble", """
            { "triads": [
              { "quantity": "acceleration", "stream": 0, "offset": 0, "type": "f32", "scale": 9.80665 },
              { "quantity": "angular_rate", "stream": 1, "offset": 0, "type": "f32", "scale": 0.017453292519943295 },
              { "quantity": "magnetic_field", "stream": 2, "offset": 0, "type": "f32", "scale": 1 } ] }
            """));
        Random random = new(3);
        for (int i = 0; i < 200; i++)
        {
            int stream = random.Next(3);
            byte[] bytes = Reading.Bytes(random.NextDouble() * 4, random.NextDouble(), -random.NextDouble());
            Assert.Equal(nano.Read(bytes, stream), table.Read(bytes, stream));
            Assert.Equal(nano.Batch.Samples.ToArray(), table.Batch.Samples.ToArray());
        }
    }

    [Fact]
    public void Several_samples_of_big_endian_numbers_with_a_running_number()
    {
        SensorProfile profile = Generic("nordic-thingy-52", """
            { "stamp": { "offset": 0, "type": "u16" }, "first_sample": 2, "sample_length": 12, "triads": [
              { "quantity": "acceleration", "offset": 0, "type": "i16be", "scale": 0.01 },
              { "quantity": "angular_rate", "offset": 6, "type": "i16be", "scale": 0.001 } ] }
            """, """{ "source": "counter", "bits": 16 }""");
        Reading reading = new(profile);
        Assert.Equal(DecodeOutcome.Ok, reading.Read("0700 0001 0002 0003 0004 0005 FFFF 0064 0000 0000 0000 0000 0000"));
        Assert.Equal(7, reading.Batch.Stamp);
        Assert.Equal(2, reading.Batch.Count);
        Reading.Near(0.01, 0.02, 0.03, reading.Batch.Samples[0].AccelerationMps2, 1e-9);
        Reading.Near(0.004, 0.005, -0.001, reading.Batch.Samples[0].AngularRateRadPerS, 1e-9);
        Reading.Near(1, 0, 0, reading.Batch.Samples[1].AccelerationMps2, 1e-9);
    }

    [Theory]
    [InlineData("\"scale\": 9.80665", "\"scale\": \"much\"")]
    [InlineData("\"type\": \"u32\"", "\"type\": \"f32\"")]
    [InlineData("\"source\": \"stamp\"", "\"source\": \"arrival\"")]
    [InlineData("\"decoder\": \"generic\"", "\"decoder\": \"unknown\"")]
    [InlineData("\"quantity\": \"angular_rate\"", "\"quantity\": \"acceleration\"")]
    [InlineData("\"rate_hz\": 100", "\"rate_hz\": 0")]
    [InlineData("{", "")]
    public void A_description_that_contradicts_itself_is_refused_with_its_file(string part, string instead)
    {
        string json = SensorProfiles.BuiltIn.Find("arduino-six-floats")!.Json;
        int at = json.IndexOf(part, StringComparison.Ordinal);
        Assert.True(at >= 0);
        string broken = json[..at] + instead + json[(at + part.Length)..];
        InputFaultException thrown = Assert.Throws<InputFaultException>(() => SensorProfileReader.Read(broken, "my.json"));
        Assert.Equal("my.json", thrown.Fault.Where);
    }

    private static SensorProfile Generic(string like, string fields, string clock = """{ "source": "arrival" }""")
    {
        System.Text.Json.Nodes.JsonNode json = System.Text.Json.Nodes.JsonNode.Parse(SensorProfiles.BuiltIn.Find(like)!.Json)!;
        json["decoder"] = "generic";
        json["fields"] = System.Text.Json.Nodes.JsonNode.Parse(fields);
        json["clock"] = System.Text.Json.Nodes.JsonNode.Parse(clock);
        return SensorProfileReader.Read(json.ToJsonString(), "test");
    }
}
