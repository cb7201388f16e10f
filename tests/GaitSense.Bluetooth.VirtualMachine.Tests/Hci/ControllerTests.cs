using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Air;
using GaitSense.Bluetooth.VirtualMachine.Hci;
using GaitSense.Core.Sensors;

namespace GaitSense.Bluetooth.VirtualMachine.Tests.Hci;

public sealed class ControllerTests
{
    private static readonly byte[] Foot = [1, 0, 0, 0, 0, 0xC0];
    private readonly List<byte[]> _sent = [];
    private readonly Controller _controller;
    private readonly RadioSensor _sensor;

    public ControllerTests()
    {
        _controller = new Controller(_sent.Add);
        _sensor = _controller.Add(new VirtualSensor("C0:00:00:00:00:01", BodySite.LeftFoot));
    }

    [Fact]
    public void Questions_are_answered_and_what_is_unknown_is_refused_and_kept()
    {
        Assert.Equal([4, 0x0E, 4, 1, 0x03, 0x0C, 0], Command(0x0C03));
        Assert.Equal([4, 0x0E, 7, 1, 0x02, 0x20, 0, 27, 0, 16], Command(0x2002));
        Assert.Equal([4, 0x0F, 4, 1, 1, 0xFF, 0x20], Command(0x20FF));
        Assert.Equal([(HciOpcode)0x20FF], _controller.Unknown);
    }

    [Fact]
    public void Sensors_are_heard_while_it_scans_once_where_doubles_are_hidden()
    {
        Advertise();
        Command(0x200B, 1, 0x10, 0, 0x10, 0, 0, 0);
        Command(0x200C, 1, 1);
        byte[][] heard = Advertise();
        Assert.Equal(2, heard.Length);
        Assert.Equal([4, 0x3E, 33, 2, 1, 0, 1, .. Foot, 21, 2, 1, 6, 17, 7], heard[0][..19]);
        Assert.Equal(unchecked((byte)-50), heard[0][^1]);
        Assert.Empty(Advertise());
        Command(0x200C, 1, 0);
        Assert.Equal(2, Advertise().Length);
        Assert.Equal(2, Advertise().Length);
    }

    [Fact]
    public void A_link_is_made_when_the_sensor_is_heard_and_ends_by_either_side()
    {
        int handle = Connect();
        Assert.True(_sensor.IsLinked);
        Assert.Empty(Advertise());
        _sent.Clear();
        Command(0x0406, (byte)handle, 0, 0x13);
        Assert.Equal([4, 0x05, 4, 0, (byte)handle, 0, 0x16], _sent[^1]);
        Assert.False(_sensor.IsLinked);

        handle = Connect();
        _sensor.LoseLink();
        Assert.Equal([4, 0x05, 4, 0, (byte)handle, 0, 0x08], _sent[^1]);
    }

    [Fact]
    public void What_is_not_in_reach_can_be_given_up()
    {
        _sensor.Sensor.IsOn = false;
        Initiate();
        Assert.Empty(Advertise());
        Command(0x200E);
        Assert.Equal([4, 0x3E, 19, 1, 2], _sent[^1][..5]);
        _sensor.Sensor.IsOn = true;
        Assert.Empty(Advertise());
    }

    [Fact]
    public void Packets_are_put_together_and_cut_into_pieces()
    {
        byte handle = (byte)Connect();
        _sent.Clear();
        byte[] piece = [handle, 0x00, 5, 0, 3, 0, 4, 0, 0x02];
        _controller.Receive(HciPacket.Acl, piece);
        Assert.Equal([4, 0x13, 5, 1, handle, 0, 1, 0], Assert.Single(_sent));
        _controller.Receive(HciPacket.Acl, [handle, 0x10, 2, 0, 247, 0]);
        Assert.Equal([2, handle, 0x20, 7, 0, 3, 0, 4, 0, 0x03, 247, 0], _sent[^1]);

        byte[][] pieces = [.. AclStream.Cut(handle, 4, new byte[40])];
        Assert.Equal([27 + 5, 17 + 5], pieces.Select(p => p.Length));
        Assert.Equal([0x20, 0x10], pieces.Select(p => p[2]));
    }

    [Fact]
    public void Bytes_make_the_same_packets_however_they_come()
    {
        byte[] bytes = [1, 0x03, 0x0C, 0, 2, 0x40, 0x20, 3, 0, 7, 8, 9, 1, 0x0C, 0x20, 2, 1, 0];
        for (int size = 1; size <= bytes.Length; size++)
        {
            List<string> packets = [];
            H4Reader reader = new((kind, packet) => packets.Add($"{kind} {Convert.ToHexString(packet)}"));
            foreach (byte[] part in bytes.Chunk(size))
            {
                reader.Take(part);
            }

            Assert.Equal(["Command 030C00", "Acl 40200300070809", "Command 0C20020100"], packets);
        }
    }

    private int Connect()
    {
        Initiate();
        byte[] told = Assert.Single(Advertise());
        Assert.Equal([4, 0x3E, 19, 1, 0], told[..5]);
        Assert.Equal(Foot, told[9..15]);
        return told[5] | (told[6] << 8);
    }

    private void Initiate() =>
        Command(0x200D, [0x60, 0, 0x60, 0, 0, 1, .. Foot, 0, 24, 0, 40, 0, 0, 0, 42, 0, 0, 0, 0, 0]);

    private byte[][] Advertise()
    {
        int before = _sent.Count;
        _controller.Advertise();
        return [.. _sent[before..]];
    }

    private byte[] Command(ushort opcode, params byte[] parameters)
    {
        _controller.Receive(HciPacket.Command, [(byte)opcode, (byte)(opcode >> 8), (byte)parameters.Length, .. parameters]);
        return _sent[^1];
    }
}
