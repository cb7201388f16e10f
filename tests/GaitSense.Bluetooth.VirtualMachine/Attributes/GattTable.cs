using System.Text;
using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Wire;

namespace GaitSense.Bluetooth.VirtualMachine.Attributes;

/// <summary>One row of a device's table.</summary>
/// <param name="Handle">Number of the row, from 1.</param>
/// <param name="Type">What kind of row.</param>
/// <param name="Value">Its value where that is fixed; null where the device is asked.</param>
/// <param name="Characteristic">The characteristic that a value or its configuration belongs to.</param>
/// <param name="Properties">What may be done with the characteristic (Core, Vol 3, Part G, 3.3.1.1).</param>
internal sealed record GattRow(int Handle, Guid Type, byte[]? Value, Guid? Characteristic, CharacteristicProperties Properties);

/// <summary>What may be done with a characteristic.</summary>
[Flags]
internal enum CharacteristicProperties
{
    None = 0,
    Read = 0x02,
    WriteWithoutResponse = 0x04,
    Write = 0x08,
    Notify = 0x10,
    Indicate = 0x20,
}

/// <summary>The attributes of one device in order: services, their characteristics, values and configurations.</summary>
internal sealed class GattTable
{
    public static readonly Guid PrimaryService = BluetoothUuid.Assigned(0x2800);
    public static readonly Guid CharacteristicDeclaration = BluetoothUuid.Assigned(0x2803);
    public static readonly Guid ClientConfiguration = BluetoothUuid.Assigned(0x2902);
    private static readonly Guid GenericAccess = BluetoothUuid.Assigned(0x1800);
    private static readonly Guid DeviceName = BluetoothUuid.Assigned(0x2A00);
    private static readonly Guid Appearance = BluetoothUuid.Assigned(0x2A01);

    private readonly List<GattRow> _rows = [];

    private GattTable()
    {
    }

    public IReadOnlyList<GattRow> Rows => _rows;

    /// <summary>The table of a sensor: who it is by name, and the services of the profile.</summary>
    public static GattTable Of(VirtualSensor sensor)
    {
        GattTable table = new();
        table.AddService(GenericAccess);
        table.AddCharacteristic(DeviceName, CharacteristicProperties.Read, Encoding.UTF8.GetBytes(sensor.Name));
        table.AddCharacteristic(Appearance, CharacteristicProperties.Read, [0, 0]);
        foreach ((Guid service, Guid[] characteristics) in SensorGatt.ServicesOf(sensor))
        {
            table.AddService(service);
            foreach (Guid characteristic in characteristics)
            {
                table.AddCharacteristic(characteristic, PropertiesOf(sensor, characteristic), null);
            }
        }

        return table;
    }

    public GattRow? Find(int handle) => handle >= 1 && handle <= _rows.Count ? _rows[handle - 1] : null;

    public IEnumerable<GattRow> Between(int first, int last) => _rows.Where(r => r.Handle >= first && r.Handle <= last);

    /// <summary>The row that holds a characteristic's value.</summary>
    public GattRow ValueOf(Guid characteristic) => _rows.First(r => r.Type == characteristic);

    /// <summary>The last row of the service that begins at a row.</summary>
    public int EndOf(GattRow service) =>
        (_rows.FirstOrDefault(r => r.Handle > service.Handle && r.Type == PrimaryService)?.Handle ?? _rows.Count + 1) - 1;

    private void AddService(Guid service) => Add(PrimaryService, BluetoothUuid.Encode(service), null, CharacteristicProperties.None);

    private void AddCharacteristic(Guid characteristic, CharacteristicProperties properties, byte[]? value)
    {
        byte[] declaration = new WireWriter()
            .Byte((int)properties)
            .Short(_rows.Count + 2)
            .Bytes(BluetoothUuid.Encode(characteristic))
            .ToArray();
        Add(CharacteristicDeclaration, declaration, null, CharacteristicProperties.None);
        Add(characteristic, value, characteristic, properties);
        if ((properties & (CharacteristicProperties.Notify | CharacteristicProperties.Indicate)) != 0)
        {
            Add(ClientConfiguration, null, characteristic, properties);
        }
    }

    private void Add(Guid type, byte[]? value, Guid? characteristic, CharacteristicProperties properties) =>
        _rows.Add(new GattRow(_rows.Count + 1, type, value, characteristic, properties));

    private static CharacteristicProperties PropertiesOf(VirtualSensor sensor, Guid characteristic) => SensorGatt.FlagsOf(sensor, characteristic).Aggregate(
        CharacteristicProperties.None,
        static (all, flag) => all | flag switch
        {
            "read" => CharacteristicProperties.Read,
            "write" => CharacteristicProperties.Write,
            "write-without-response" => CharacteristicProperties.WriteWithoutResponse,
            "notify" => CharacteristicProperties.Notify,
            "indicate" => CharacteristicProperties.Indicate,
            _ => throw new InvalidOperationException($"{flag} is no property of a characteristic that is known here"),
        });
}
