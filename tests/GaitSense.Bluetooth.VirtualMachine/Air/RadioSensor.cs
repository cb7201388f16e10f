using System.Text;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Attributes;
using GaitSense.Bluetooth.VirtualMachine.Hci;
using GaitSense.Bluetooth.VirtualMachine.Wire;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.VirtualMachine.Air;

/// <summary>A virtual sensor as a radio hears it: advertisement, link, and the values of its profile.</summary>
internal sealed class RadioSensor : ISensorRadio, IGattValues
{
    private readonly Controller _controller;
    private bool _isStreamSubscribed;

    public RadioSensor(Controller controller, VirtualSensor sensor)
    {
        _controller = controller;
        Sensor = sensor;
        Address = BluetoothAddress.Encode(sensor.Address);
        Table = GattTable.Of(sensor);
        byte[] service = BluetoothUuid.Encode(GattProfile.Service);
        Advertisement = new WireWriter().Bytes([2, 0x01, 0x06]).Byte(1 + service.Length).Byte(0x07).Bytes(service).ToArray();
        byte[] name = Encoding.UTF8.GetBytes(sensor.Name);
        ScanResponse = new WireWriter().Byte(1 + name.Length).Byte(0x09).Bytes(name).ToArray();
    }

    public VirtualSensor Sensor { get; }

    public byte[] Address { get; }

    public GattTable Table { get; }

    /// <summary>General discoverable, and the service of the profile.</summary>
    public byte[] Advertisement { get; }

    /// <summary>The whole name.</summary>
    public byte[] ScanResponse { get; }

    public bool IsLinked => _controller.IsLinked(this);

    public bool TrySend(ReadOnlySpan<byte> packet) => _controller.TryNotify(this, GattProfile.ImuStream, packet);

    /// <summary>The link is lost, as when the sensor goes out of reach.</summary>
    public void LoseLink() => _controller.LoseLink(this);

    public byte[] Read(Guid characteristic) => SensorGatt.Read(Sensor, characteristic);

    public (AttError Error, byte[]? Indication) Write(Guid characteristic, ReadOnlySpan<byte> value, bool isSubscribed) =>
        characteristic == GattProfile.Clock ? (AttError.None, Sensor.Time(value))
        : characteristic != GattProfile.ControlPoint ? (AttError.None, null)
        : !isSubscribed ? (AttError.NotSubscribed, null)
        : value.IsEmpty ? (AttError.InvalidLength, null)
        : (AttError.None, Sensor.Control(value, _isStreamSubscribed));

    public void Subscribed(Guid characteristic, bool isOn)
    {
        if (characteristic != GattProfile.ImuStream)
        {
            return;
        }

        _isStreamSubscribed = isOn;
        if (!isOn)
        {
            Sensor.Stop();
        }
    }

    /// <summary>The link is gone, whoever ended it.</summary>
    public void Unlinked()
    {
        _isStreamSubscribed = false;
        Sensor.Unlinked();
    }
}
