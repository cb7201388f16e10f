using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;
using GaitSense.Protocol;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>The objects by which the daemon shows one sensor, and what they answer.</summary>
internal sealed class SensorObjects : ITreeDevice, ISensorRadio
{
    private readonly (Guid Service, Guid[] Characteristics)[] _services;
    private readonly BlueZTree _tree;
    private readonly string _device;
    private readonly HashSet<Guid> _notified = [];
    private NotifySocket? _socket;
    private volatile bool _isStreamNotified;
    private int _announcements;

    public SensorObjects(BlueZTree tree, VirtualSensor sensor)
    {
        _tree = tree;
        Sensor = sensor;
        _services = SensorGatt.ServicesOf(sensor);
        _device = $"{BlueZTree.AdapterPath}/dev_{sensor.Address.Replace(':', '_')}";
    }

    public VirtualSensor Sensor { get; }

    public bool IsLinked { get; private set; }

    /// <summary>True once the daemon has heard it.</summary>
    public bool IsKnown { get; private set; }

    public bool IsPaired { get; set; }

    /// <summary>True when nothing may be read without pairing.</summary>
    public bool DemandsPairing { get; init; }

    /// <summary>True when a link never lists its services.</summary>
    public bool IsMute { get; init; }

    /// <summary>True when a link says that its services are resolved and shows them only to who asks.</summary>
    public bool ShowsWhenAsked { get; init; }

    public int Links { get; private set; }

    public bool UsesSocket => _socket is not null;

    /// <summary>True while somebody listens to the stream.</summary>
    public bool IsStreamNotified => _isStreamNotified || _socket is not null;

    /// <summary>How often a socket was given.</summary>
    public int Sockets { get; private set; }

    public bool Owns(string path) => path == _device || path.StartsWith(_device + "/", StringComparison.Ordinal);

    /// <summary>It is heard by the daemon while that searches.</summary>
    public void Announce()
    {
        if (!Sensor.IsOn || IsLinked)
        {
            return;
        }

        if (!IsKnown)
        {
            IsKnown = true;
            _tree.Added([Device()]);
        }

        // A browser takes a device for heard only when its signal changes.
        _announcements++;
        short rssi = (short)(Sensor.RssiDbm - (_tree.IsForBrowsers ? _announcements % 2 : 0));
        _tree.Changed(_device, BlueZNames.Device, "RSSI", rssi);
    }

    /// <summary>The link is lost.</summary>
    public void Unlink(bool tell = true)
    {
        Sensor.Unlinked();
        _socket?.Dispose();
        _socket = null;
        _notified.Clear();
        _isStreamNotified = false;

        // Before anything is told: whoever hears of the loss may link again at once.
        bool wasLinked = IsLinked;
        IsLinked = false;
        if (wasLinked && tell)
        {
            _tree.Changed(_device, BlueZNames.Device, "ServicesResolved", false);
            _tree.Removed(Gatt());
            _tree.Changed(_device, BlueZNames.Device, "Connected", false);
        }
    }

    /// <summary>The daemon does not know it any more.</summary>
    public void Forget()
    {
        Unlink(tell: false);
        IsKnown = false;
    }

    /// <summary>Sends one notification of the stream; false when nobody listens.</summary>
    public bool TrySend(ReadOnlySpan<byte> packet)
    {
        if (_socket is { } socket)
        {
            if (socket.TrySend(packet))
            {
                return true;
            }

            // Closing its end is how the other side disables notifications.
            if (ReferenceEquals(Interlocked.CompareExchange(ref _socket, null, socket), socket))
            {
                Sensor.Stop();
            }

            return false;
        }

        if (!_isStreamNotified)
        {
            return false;
        }

        _tree.Changed(PathOf(GattProfile.ImuStream), BlueZNames.GattCharacteristic, "Value", packet.ToArray());
        return true;
    }

    public IEnumerable<TreeObject> Objects() => IsKnown ? IsLinked && !IsMute ? [Device(), .. Gatt()] : [Device()] : [];

    public Reply Answer(IncomingCall call)
    {
        if (call.Path == _device)
        {
            return AnswerDevice(call.Member);
        }

        if (!IsLinked)
        {
            return Reply.Refuse("org.bluez.Error.Failed", "Not connected");
        }

        if (DemandsPairing && !IsPaired)
        {
            return Reply.Refuse("org.bluez.Error.NotPermitted", "Not paired");
        }

        Guid characteristic = _services.SelectMany(s => s.Characteristics).First(c => PathOf(c) == call.Path);
        return call.Member switch
        {
            "ReadValue" => Read(characteristic),
            "WriteValue" => Write(characteristic, call.Message.ReadBytes()),
            "AcquireNotify" => Acquire(characteristic),
            "StartNotify" => Start(characteristic),
            "StopNotify" => Stop(characteristic),
            _ => Reply.Refuse("org.freedesktop.DBus.Error.UnknownMethod", call.Member),
        };
    }

    private Reply AnswerDevice(string member)
    {
        switch (member)
        {
            case "Connect" when !Sensor.IsOn:
                return Reply.Refuse("org.bluez.Error.Failed", "le-connection-abort-by-local");
            case "Connect":
                Link();
                return Reply.Done;
            case "Disconnect":
                Unlink();
                return Reply.Done;
            case "Pair":
                IsPaired = true;
                return Reply.Done;
            default:
                return Reply.Refuse("org.freedesktop.DBus.Error.UnknownMethod", member);
        }
    }

    private void Link()
    {
        if (IsLinked)
        {
            return;
        }

        IsLinked = true;
        Links++;
        _tree.Changed(_device, BlueZNames.Device, "Connected", true);
        if (!IsMute)
        {
            _tree.Added(ShowsWhenAsked ? [] : Gatt());
            _tree.Changed(_device, BlueZNames.Device, "ServicesResolved", true);
        }
    }

    private Reply Read(Guid characteristic)
    {
        byte[] value = SensorGatt.Read(Sensor, characteristic);
        return Reply.With(w => w.Bytes(value));
    }

    private Reply Write(Guid characteristic, ReadOnlySpan<byte> value)
    {
        if (characteristic == GattProfile.Clock)
        {
            Tell(characteristic, Sensor.Time(value));
            return Reply.Done;
        }

        if (characteristic != GattProfile.ControlPoint)
        {
            return Reply.Refuse("org.bluez.Error.NotSupported", "Operation is not supported");
        }

        if (!_notified.Contains(characteristic) && Sensor.Defect != SensorDefect.TakesRequestsUnsubscribed)
        {
            return Reply.Refuse("org.bluez.Error.Failed", "Operation failed with ATT error: 0xfd");
        }

        Tell(characteristic, Sensor.Control(value, IsStreamNotified));
        return Reply.Done;
    }

    private void Tell(Guid characteristic, byte[]? value)
    {
        if (value is not null && _notified.Contains(characteristic))
        {
            _tree.Changed(PathOf(characteristic), BlueZNames.GattCharacteristic, "Value", value);
        }
    }

    private Reply Acquire(Guid characteristic)
    {
        if (!_tree.OffersSockets || characteristic != GattProfile.ImuStream)
        {
            return Reply.Refuse("org.bluez.Error.NotSupported", "Operation is not supported");
        }

        NotifySocket socket = new();
        _socket = socket;
        Sockets++;
        return Reply.With(w =>
        {
            w.Number('h', socket.Other).Number('q', Sensor.Mtu);
            socket.Handed();
        });
    }

    private Reply Start(Guid characteristic)
    {
        _notified.Add(characteristic);
        _isStreamNotified = _notified.Contains(GattProfile.ImuStream);
        return Reply.Done;
    }

    private Reply Stop(Guid characteristic)
    {
        _notified.Remove(characteristic);
        _isStreamNotified = _notified.Contains(GattProfile.ImuStream);
        if (characteristic == GattProfile.ImuStream)
        {
            Sensor.Stop();
        }

        return Reply.Done;
    }

    private TreeObject Device() => new(_device, BlueZNames.Device, new()
    {
        ["Address"] = Sensor.Address,
        ["Name"] = Sensor.Name,
        ["UUIDs"] = Sensor.Defect == SensorDefect.NotAdvertised ? Array.Empty<string>() : [GattProfile.Service.ToString()],
        ["Connected"] = IsLinked,
        ["ServicesResolved"] = IsLinked && !IsMute,
        ["Paired"] = IsPaired,
        ["Adapter"] = new ObjectPath(BlueZTree.AdapterPath),
        ["RSSI"] = Sensor.RssiDbm,
    });

    private List<TreeObject> Gatt()
    {
        List<TreeObject> objects = [];
        foreach ((Guid service, Guid[] characteristics) in _services)
        {
            string owner = ServicePath(service);
            objects.Add(new TreeObject(owner, BlueZNames.GattService, new()
            {
                ["UUID"] = service.ToString(),
                ["Device"] = new ObjectPath(_device),
                ["Primary"] = true,
            }));
            objects.AddRange(characteristics.SelectMany(c => Characteristic(c, owner)));
        }

        return objects;
    }

    private IEnumerable<TreeObject> Characteristic(Guid characteristic, string owner)
    {
        bool notifies = characteristic == GattProfile.ImuStream || characteristic == GattProfile.ControlPoint || characteristic == GattProfile.Clock;
        Dictionary<string, object?> properties = new()
        {
            ["UUID"] = characteristic.ToString(),
            ["Service"] = new ObjectPath(owner),
            ["MTU"] = Sensor.Mtu,
            ["Flags"] = SensorGatt.FlagsOf(Sensor, characteristic),
        };
        if (notifies)
        {
            properties["Notifying"] = false;
            if (_tree.OffersSockets)
            {
                properties["NotifyAcquired"] = false;
            }
        }

        yield return new TreeObject(PathOf(characteristic), BlueZNames.GattCharacteristic, properties);
        if (notifies && _tree.IsForBrowsers)
        {
            // Without it a browser says that the characteristic does not notify.
            yield return new TreeObject($"{PathOf(characteristic)}/desc0001", "org.bluez.GattDescriptor1", new()
            {
                ["UUID"] = "00002902-0000-1000-8000-00805f9b34fb",
                ["Characteristic"] = new ObjectPath(PathOf(characteristic)),
            });
        }
    }

    private string ServicePath(Guid service) => $"{_device}/service{Array.FindIndex(_services, s => s.Service == service):x4}";

    private string PathOf(Guid characteristic)
    {
        Guid service = _services.First(s => s.Characteristics.Contains(characteristic)).Service;
        return $"{ServicePath(service)}/char{characteristic.ToByteArray()[0]:x4}";
    }
}
