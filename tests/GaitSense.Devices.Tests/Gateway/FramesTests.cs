using CsCheck;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.Devices.Tests.Gateway;

public sealed class FramesTests
{
    private static readonly GatewayRoster TwoFeet = new("phone", [Sensor("a", BodySite.LeftFoot), Sensor("b", BodySite.RightFoot)]);

    [Fact]
    public void A_hello_comes_out_as_it_went_in()
    {
        HelloFrame sent = new(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"), 17, 5_000, 9_000, TwoFeet);

        Assert.Equal(FrameOutcome.Ok, HelloFrame.Decode(sent.Encode(), out HelloFrame? read));
        Assert.Equal((sent.Stream, sent.Oldest, sent.OldestArrivalNs, sent.NowNs), (read!.Stream, read.Oldest, read.OldestArrivalNs, read.NowNs));
        Assert.Equal(sent.Roster.Gateway, read.Roster.Gateway);
        Assert.Equal(sent.Roster.Sensors, read.Roster.Sensors);
    }

    [Fact]
    public void Packets_come_out_with_their_numbers_and_times()
    {
        byte[] frame = TwoPackets();

        Assert.Equal(FrameOutcome.Ok, PacketsFrame.Decode(frame, 2, out FramedPackets packets));
        Assert.Equal((41UL, 2), (packets.First, packets.Count));
        int position = 0;
        FramedPacket first = packets.Read(ref position);
        FramedPacket second = packets.Read(ref position);
        Assert.Equal((0, 100L), (first.Sensor, first.ArrivalNs));
        Assert.Equal([1, 2, 3], first.Payload.ToArray());
        Assert.Equal((1, 200L), (second.Sensor, second.ArrivalNs));
        Assert.Equal([4], second.Payload.ToArray());
    }

    [Fact]
    public void The_layout_is_the_one_that_is_written_down()
    {
        byte[] expected = Convert.FromHexString(
            "02000200" + "2900000000000000"
            + "00000300" + "6400000000000000" + "010203"
            + "01000100" + "C800000000000000" + "04");
        Assert.Equal(expected, TwoPackets());
        Assert.Equal(Convert.FromHexString("81010100" + "00020000" + "0700000000000000"), new WelcomeFrame(7, 512, true).Encode());
        Assert.Equal(Convert.FromHexString("82000000" + "05000000" + "0A00000000000000"), new PingFrame(5, 10).Encode());
        Assert.Equal(
            Convert.FromHexString("04000000" + "05000000" + "0A00000000000000" + "0B00000000000000" + "0C00000000000000"),
            new PongFrame(new PingFrame(5, 10), 11, 12).Encode());
        Assert.Equal(Convert.FromHexString("0301075AC4"), new StatusFrame(1, true, 0.9, -60).Encode());
    }

    [Fact]
    public void A_prefix_of_a_frame_is_truncated_and_bytes_to_spare_are_too_many()
    {
        foreach (byte[] frame in new[] { TwoPackets(), new HelloFrame(Guid.Empty, 0, 0, 0, TwoFeet).Encode() })
        {
            for (int length = 0; length < frame.Length; length++)
            {
                Assert.Equal(FrameOutcome.Truncated, Read(frame[..length], frame[0]));
            }

            Assert.Equal(FrameOutcome.TooLong, Read([.. frame, 0], frame[0]));
        }
    }

    [Fact]
    public void Another_version_is_told_as_such()
    {
        byte[] hello = new HelloFrame(Guid.Empty, 0, 0, 0, TwoFeet).Encode();
        hello[1] = 2;
        Assert.Equal(FrameOutcome.UnknownVersion, HelloFrame.Decode(hello, out _));
    }

    [Theory]
    [InlineData("""{"sensors":[{"id":"a","profile":"p","site":"Left","rateHz":60}]}""")]
    [InlineData("""{"sensors":[{"id":"a","profile":"p","site":"7","rateHz":60}]}""")]
    [InlineData("""{"sensors":[{"id":"","profile":"p","site":"Pelvis","rateHz":60}]}""")]
    [InlineData("""{"sensors":[{"id":"a","profile":"p","rateHz":60},{"id":"a","profile":"p","rateHz":60}]}""")]
    [InlineData("""{"sensors":[{"id":"a","profile":"p","rateHz":1e999}]}""")]
    [InlineData("""{"sensors":[{"id":"a","profile":"p"}]}""")]
    [InlineData("""{"sensors":{}}""")]
    [InlineData("""{"sensors":[3]}""")]
    [InlineData("""{"gateway":"x"}""")]
    [InlineData("""{"sensors":[{"id":"\ud800","profile":"p","rateHz":60}]}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void A_roster_that_makes_no_sense_is_refused(string json) =>
        Assert.Equal(FrameOutcome.Malformed, GatewayRoster.Parse(System.Text.Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void Whatever_bytes_come_nothing_is_thrown()
    {
        byte[][] whole = [TwoPackets(), new HelloFrame(Guid.Empty, 3, 4, 5, TwoFeet).Encode(), RosterFrame.Encode(TwoFeet), new PongFrame(default, 1, 2).Encode()];
        Gen<byte[]> mutated = Gen.Select(
            Gen.Int[0, whole.Length - 1].Select(i => whole[i]),
            Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[1, 6],
            Gen.Int[0, 420],
            (frame, changes, length) =>
            {
                byte[] changed = frame[..Math.Min(length, frame.Length)];
                foreach ((int at, byte value) in changes)
                {
                    if (at < changed.Length)
                    {
                        changed[at] = value;
                    }
                }

                return changed;
            });
        Gen.OneOf(mutated, Gen.Byte.Array[0, 200]).Sample(
            frame =>
            {
                for (byte kind = 0; kind < 6; kind++)
                {
                    Read(frame, kind);
                }

                WelcomeFrame.Decode(frame, out _);
                PingFrame.Decode(frame, out _);
                AcknowledgementFrame.Decode(frame, out _);
                RefusalFrame.Decode(frame, out _);
            },
            iter: 200_000);
    }

    private static FrameOutcome Read(byte[] frame, byte kind) => (FrameKind)kind switch
    {
        FrameKind.Hello => HelloFrame.Decode(frame, out _),
        FrameKind.Packets => PacketsFrame.Decode(frame, 2, out _),
        FrameKind.Status => StatusFrame.Decode(frame, 2, out _),
        FrameKind.Pong => PongFrame.Decode(frame, out _),
        FrameKind.Roster => RosterFrame.Decode(frame, out _),
        _ => FrameOutcome.UnknownKind,
    };

    private static byte[] TwoPackets()
    {
        byte[] frame = new byte[PacketsFrame.HeadLength + (2 * PacketsFrame.PacketHeadLength) + 4];
        PacketsFrame.WriteHead(frame, 41, 2);
        int at = PacketsFrame.HeadLength;
        at += PacketsFrame.WritePacket(frame.AsSpan(at), 0, 100, [1, 2, 3]);
        PacketsFrame.WritePacket(frame.AsSpan(at), 1, 200, [4]);
        return frame;
    }

    private static GatewaySensor Sensor(string id, BodySite site) => new(id, $"GS {id}", "gaitsense-1", site, 60, "1.0");
}
