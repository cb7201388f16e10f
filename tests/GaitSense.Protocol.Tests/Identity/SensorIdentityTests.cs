using System.Text.Json;
using CsCheck;
using GaitSense.Core.Sensors;
using GaitSense.Protocol.Tests.Profile;

namespace GaitSense.Protocol.Tests.Identity;

public sealed class SensorIdentityTests
{
    [Fact]
    public void Identities_are_read_as_their_vectors_say()
    {
        foreach (JsonElement vector in ProfileFiles.Vectors("identity.json", "identities"))
        {
            DecodeOutcome outcome = SensorIdentity.Decode(vector.Bytes(), out SensorIdentity identity);
            Assert.Equal(
                (vector.Text("name"), ProfileFiles.Named<DecodeOutcome>(vector.Text("outcome"))),
                (vector.Text("name"), outcome));
            if (outcome == DecodeOutcome.Ok)
            {
                JsonElement expected = vector.GetProperty("expected");
                Assert.Equal(ProfileFiles.Named<BodySite>(expected.Text("site")), identity.Site);
                Assert.Equal(expected.Int("content"), (int)identity.Content);
                Assert.Equal(expected.Int("acceleration_ranges"), identity.AccelerationRanges);
                Assert.Equal(expected.Int("angular_rate_ranges"), identity.AngularRateRanges);
                Assert.Equal(expected.Number("min_rate_hz"), identity.MinRateHz, 1e-9);
                Assert.Equal(expected.Number("max_rate_hz"), identity.MaxRateHz, 1e-9);
                Assert.Equal(expected.Int("boot_count"), identity.BootCount);
            }
        }
    }

    [Fact]
    public void An_identity_is_laid_out_as_by_hand_and_read_again()
    {
        var identity = new SensorIdentity(BodySite.Pelvis, PacketContent.Quaternion, 0b01000, 0b110000, 12.5, 208, 0x0201);
        var bytes = new byte[SensorIdentity.Length];

        Assert.Equal(11, identity.Encode(bytes));
        Assert.Equal("01" + "03" + "02" + "08" + "30" + "7D00" + "2008" + "0102", Convert.ToHexString(bytes));
        Assert.Equal(DecodeOutcome.Ok, SensorIdentity.Decode(bytes, out SensorIdentity read));
        Assert.Equal(identity, read);
        Assert.True(read.Offers(AccelerationRange.G16));
        Assert.False(read.Offers(AccelerationRange.G8));
        Assert.True(read.Offers(AngularRateRange.Dps2000));
        Assert.False(read.Offers(AngularRateRange.Dps1000));
    }

    [Fact]
    public void No_bytes_make_the_reader_throw() => Gen.Byte.Array[0, 32].Sample(bytes =>
        SensorIdentity.Decode(bytes, out SensorIdentity identity) == DecodeOutcome.Ok || identity == default);
}
