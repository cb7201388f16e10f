using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Air;
using GaitSense.Bluetooth.VirtualMachine.Attributes;
using GaitSense.Bluetooth.VirtualMachine.Hci;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.VirtualMachine.Tests.Attributes;

public sealed class AttServerTests
{
    private readonly List<byte[]> _sent = [];
    private readonly RadioSensor _sensor = new Controller(_ => { }).Add(new VirtualSensor("C0:00:00:00:00:01", BodySite.LeftFoot));
    private readonly AttServer _server;

    public AttServerTests() => _server = new AttServer(_sensor.Table, _sensor, 247, pdu => _sent.Add(pdu.ToArray()));

    [Fact]
    public void The_smaller_mtu_is_taken()
    {
        Assert.Equal([0x03, 247, 0], Ask(0x02, 0x05, 0x02));
        Assert.Equal(247, _server.Mtu);
        Ask(0x02, 10, 0);
        Assert.Equal(23, _server.Mtu);
    }

    [Fact]
    public void Services_are_listed_by_length_of_their_uuid()
    {
        // Generic Access has rows 1 to 5; the next service has a long UUID and waits for the next request.
        Assert.Equal([0x11, 6, 1, 0, 5, 0, 0x00, 0x18], Ask(0x10, 1, 0, 0xFF, 0xFF, 0x00, 0x28));
        byte[] own = Ask(0x10, 6, 0, 0xFF, 0xFF, 0x00, 0x28);
        Assert.Equal([0x11, 20, 6, 0], own[..4]);
        Assert.Equal(0xce, own[6]);
        Assert.Equal([0x01, 0x10, 0xFF, 0, 0x0A], Ask(0x10, 0xFF, 0, 0xFF, 0xFF, 0x00, 0x28));
    }

    [Fact]
    public void A_service_is_found_by_its_uuid() =>
        Assert.Equal([0x07, 1, 0, 5, 0], Ask(0x06, 1, 0, 0xFF, 0xFF, 0x00, 0x28, 0x00, 0x18));

    [Fact]
    public void Characteristics_are_read_by_type() =>
        Assert.Equal([0x09, 7, 2, 0, 0x02, 3, 0, 0x00, 0x2A, 4, 0, 0x02, 5, 0, 0x01, 0x2A], Ask(0x08, 1, 0, 5, 0, 0x03, 0x28));

    [Fact]
    public void Kinds_of_rows_are_told() =>
        Assert.Equal([0x05, 1, 3, 0, 0x00, 0x2A, 4, 0, 0x03, 0x28], Ask(0x04, 3, 0, 4, 0));

    [Fact]
    public void A_long_value_is_read_in_parts()
    {
        int handle = _sensor.Table.ValueOf(GattProfile.SerialNumber).Handle;
        byte[] whole = Ask(0x0A, (byte)handle, 0);
        Assert.Equal(_sensor.Sensor.Serial(), whole[1..]);
        Assert.Equal(whole[6..], Ask(0x0C, (byte)handle, 0, 5, 0)[1..]);
        Assert.Equal([0x01, 0x0C, (byte)handle, 0, 0x07], Ask(0x0C, (byte)handle, 0, 99, 0));
    }

    [Theory]
    [InlineData(0x0A, 99, 0x01)]
    [InlineData(0x0A, 8, 0x02)]
    [InlineData(0x12, 3, 0x03)]
    [InlineData(0x16, 3, 0x06)]
    public void What_cannot_be_is_refused(byte opcode, byte handle, byte error) =>
        Assert.Equal([0x01, opcode, handle, 0, error], Ask(opcode, handle, 0));

    [Fact]
    public void A_request_that_is_cut_off_is_refused() => Assert.Equal([0x01, 0x08, 0, 0, 0x04], Ask(0x08, 1));

    [Fact]
    public void Nothing_is_notified_before_it_is_subscribed_to()
    {
        Assert.False(_server.TryNotify(GattProfile.ImuStream, [1, 2]));
        Assert.Equal([0x13], Subscribe(GattProfile.ImuStream, 1));
        Assert.True(_server.TryNotify(GattProfile.ImuStream, [1, 2]));
        Assert.Equal([0x1B, 8, 0, 1, 2], _sent[^1]);
        Assert.False(_server.TryNotify(GattProfile.ImuStream, new byte[21]));
    }

    [Fact]
    public void The_control_point_answers_by_one_indication_at_a_time()
    {
        byte handle = (byte)_sensor.Table.ValueOf(GattProfile.ControlPoint).Handle;
        byte[] ask = [0x12, handle, 0, (byte)ControlOpcode.ReadConfiguration];
        Assert.Equal([0x01, 0x12, handle, 0, 0xFD], Ask(ask));
        Subscribe(GattProfile.ControlPoint, 2);
        _sent.Clear();
        _server.Receive(ask);
        _server.Receive(ask);
        Assert.Equal([0x13, 0x1D, 0x13], _sent.Select(p => p[0]));
        Assert.Equal(DecodeOutcome.Ok, ControlResponse.Decode(_sent[1].AsSpan(3), out _));
        _server.Receive([0x1E]);
        Assert.Equal(0x1D, _sent[3][0]);
    }

    private byte[] Subscribe(Guid characteristic, byte how) =>
        Ask(0x12, (byte)(_sensor.Table.ValueOf(characteristic).Handle + 1), 0, how, 0);

    private byte[] Ask(params byte[] pdu)
    {
        _server.Receive(pdu);
        return _sent[^1];
    }
}
