using System.Text.Json;
using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Protocol.Tests.Profile;

namespace GaitSense.Protocol.Tests.Packets;

/// <summary>The codec reads and refuses every golden packet as its file says.</summary>
public sealed class PacketVectorTests
{
    private readonly RawImuSample[] _samples = new RawImuSample[ImuPacketCodec.MaxSampleCount];

    [Theory]
    [InlineData("packets-good.json")]
    [InlineData("packets-saturated.json")]
    public void Good_packets_are_read(string file)
    {
        foreach (JsonElement vector in ProfileFiles.Vectors(file, "packets"))
        {
            DecodeOutcome outcome = ImuPacketCodec.Decode(vector.Bytes(), out ImuPacketHeader header, _samples);
            Assert.True(outcome == DecodeOutcome.Ok, $"{vector.Text("name")}: {outcome}");
            JsonElement expected = vector.GetProperty("expected");
            AssertHeader(expected, header);
            foreach (JsonElement sample in expected.GetProperty("samples").EnumerateArray())
            {
                AssertSample(vector.Text("name"), sample, header, _samples[sample.Int("index")]);
            }
        }
    }

    [Fact]
    public void Refused_packets_are_refused_for_the_stated_reason()
    {
        foreach (JsonElement vector in ProfileFiles.Vectors("packets-refused.json", "packets"))
        {
            DecodeOutcome outcome = ImuPacketCodec.Decode(vector.Bytes(), out ImuPacketHeader header, _samples);
            Assert.Equal(
                (vector.Text("name"), ProfileFiles.Named<DecodeOutcome>(vector.Text("outcome"))),
                (vector.Text("name"), outcome));
            Assert.Equal(default, header);
        }
    }

    [Fact]
    public void Wrapped_counters_tell_loss_and_time()
    {
        foreach (JsonElement vector in ProfileFiles.Vectors("packets-wrapped.json", "pairs"))
        {
            Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(vector.Bytes("first"), out ImuPacketHeader first, _samples));
            Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(vector.Bytes("second"), out ImuPacketHeader second, _samples));
            Assert.Equal(vector.Int("missing_samples"), PacketOrder.MissingBetween(first, second));
            double elapsedS = (double)PacketOrder.TicksBetween(first, second) / GattProfile.TicksPerSecond;
            Assert.Equal(vector.Number("elapsed_s"), elapsedS, 1e-12);
        }
    }

    /// <summary>What was read gives the same bytes again, where nothing of a later revision was skipped.</summary>
    [Fact]
    public void Good_packets_are_written_byte_for_byte()
    {
        int compared = 0;
        foreach (JsonElement vector in ProfileFiles.Vectors("packets-good.json", "packets"))
        {
            byte[] bytes = vector.Bytes();
            Assert.Equal(DecodeOutcome.Ok, ImuPacketCodec.Decode(bytes, out ImuPacketHeader header, _samples));
            bool holdsMore = bytes[ImuPacketLayout.Site] != (byte)header.Site
                || bytes[ImuPacketLayout.Content] != (byte)header.Content
                || bytes.Length != ImuPacketCodec.LengthOf(header.Content, header.SampleCount);
            if (!holdsMore)
            {
                var written = new byte[bytes.Length];
                Assert.Equal(bytes.Length, ImuPacketCodec.Encode(header, _samples.AsSpan(0, header.SampleCount), written));
                Assert.Equal(bytes, written);
                compared++;
            }
        }

        Assert.Equal(17, compared);
    }

    private static void AssertHeader(JsonElement expected, in ImuPacketHeader header)
    {
        Assert.Equal(GattProfile.Version, header.Version);
        Assert.Equal(ProfileFiles.Named<BodySite>(expected.Text("site")), header.Site);
        Assert.Equal(expected.Int("content"), (int)header.Content);
        Assert.Equal(expected.Int("full_scale_g"), ImuScale.FullScaleG(header.AccelerationRange));
        Assert.Equal(expected.Int("full_scale_dps"), ImuScale.FullScaleDps(header.AngularRateRange));
        Assert.Equal(expected.Int("sequence"), header.Sequence);
        Assert.Equal(expected.GetProperty("ticks").GetUInt32(), header.Ticks);
        Assert.Equal(expected.Number("period_s"), (double)header.PeriodUnits / GattProfile.PeriodUnitsPerSecond, 1e-15);
        Assert.Equal(expected.Int("sample_count"), header.SampleCount);
    }

    private static void AssertSample(string name, JsonElement expected, in ImuPacketHeader header, in RawImuSample sample)
    {
        double ticks = header.Ticks + (expected.Int("index") * header.PeriodUnits / (double)GattProfile.PeriodUnitsPerTick);
        AssertNear(name, expected.Number("time_s"), ticks / GattProfile.TicksPerSecond);
        AssertNear(name, expected.GetProperty("acceleration_mps2"), ImuScale.AccelerationMps2(sample, header.AccelerationRange));
        AssertNear(name, expected.GetProperty("angular_rate_rad_per_s"), ImuScale.AngularRateRadPerS(sample, header.AngularRateRange));
        SampleMarks marks = ImuScale.Marks(sample);
        Assert.Equal(expected.GetProperty("acceleration_saturated").GetBoolean(), marks.HasFlag(SampleMarks.AccelerationSaturated));
        Assert.Equal(expected.GetProperty("angular_rate_saturated").GetBoolean(), marks.HasFlag(SampleMarks.AngularRateSaturated));
        if (expected.GetProperty("magnetic_field_ut") is { ValueKind: JsonValueKind.Array } field)
        {
            AssertNear(name, field, ImuScale.MagneticFieldUt(sample));
        }

        if (expected.GetProperty("orientation_wxyz") is { ValueKind: JsonValueKind.Array } wxyz)
        {
            AssertNear(name, wxyz[0].GetDouble(), sample.QuaternionW * ImuScale.QuaternionLsb);
            AssertNear(name, wxyz[1].GetDouble(), sample.QuaternionX * ImuScale.QuaternionLsb);
            AssertNear(name, wxyz[2].GetDouble(), sample.QuaternionY * ImuScale.QuaternionLsb);
            AssertNear(name, wxyz[3].GetDouble(), sample.QuaternionZ * ImuScale.QuaternionLsb);
        }
    }

    private static void AssertNear(string name, JsonElement xyz, Vec3 actual)
    {
        AssertNear(name, xyz[0].GetDouble(), actual.X);
        AssertNear(name, xyz[1].GetDouble(), actual.Y);
        AssertNear(name, xyz[2].GetDouble(), actual.Z);
    }

    private static void AssertNear(string name, double expected, double actual) => Assert.True(
        Math.Abs(expected - actual) <= Math.Max(1e-12, 1e-9 * Math.Abs(expected)), $"{name}: {expected} is read as {actual}");
}
