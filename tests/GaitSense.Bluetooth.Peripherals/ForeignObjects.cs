using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;
using GaitSense.Protocol.Sensors;
using GaitSense.Protocol.Sensors.Movella;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>A sensor of another maker as the daemon shows it: the characteristics of its profile, which streams once it was
/// sent the commands that start it, and answers only whoever has enabled its answers.</summary>
internal sealed class ForeignObjects : ITreeDevice
{
    private readonly BlueZTree _tree;
    private readonly string _device;
    private readonly string _address;
    private readonly string _name;
    private readonly GattAddress[] _characteristics;
    private readonly HashSet<GattAddress> _notified = [];
    private readonly List<(GattAddress At, byte[] Value)> _written = [];
    private readonly VirtualDot? _dot;
    private bool _isLinked;

    public ForeignObjects(BlueZTree tree, SensorProfile profile, string address, string name, VirtualDot? dot = null)
    {
        _tree = tree;
        _dot = dot;
        Profile = profile;
        _address = address;
        _name = name;
        _device = $"{BlueZTree.AdapterPath}/dev_{address.Replace(':', '_')}";
        _characteristics = [.. (dot is null ? [] : new[] { DotSynchronization.Control, DotSynchronization.Answer }), .. profile.Streams.Select(s => s.At)
            .Concat(profile.Answers is { } answers ? [answers] : [])
            .Concat(profile.Modes.SelectMany(m => m.Configure.Concat(m.Start)).Concat(profile.Stop).Select(c => c.At))
            .Distinct()];
    }

    public SensorProfile Profile { get; }

    public bool IsKnown { get; private set; }

    /// <summary>True when it may be heard and linked to.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>True when it takes commands and answers none.</summary>
    public bool IsDumb { get; init; }

    public int Links { get; private set; }

    /// <summary>Characteristics whose notifications are enabled.</summary>
    public IReadOnlyCollection<GattAddress> Notified => _notified;

    /// <summary>True while notifications are enabled and the preferred mode was started, and not stopped since.</summary>
    public bool IsStreaming { get; private set; }

    /// <summary>Everything that was written since the link, in order.</summary>
    public IReadOnlyList<(GattAddress At, byte[] Value)> Written => _written;

    private GattAddress Answers => Profile.Answers ?? Profile.Streams.First(s => s.Role == SensorStreamRole.Answers).At;

    public bool Owns(string path) => path == _device || path.StartsWith(_device + "/", StringComparison.Ordinal);

    public void Announce()
    {
        if (!IsOn || _isLinked)
        {
            return;
        }

        if (!IsKnown)
        {
            IsKnown = true;
            _tree.Added([Device()]);
        }

        _tree.Changed(_device, BlueZNames.Device, "RSSI", (short)-60);
    }

    public void Unlink(bool tell = true)
    {
        bool wasLinked = _isLinked;
        _isLinked = false;
        IsStreaming = false;
        _notified.Clear();
        _written.Clear();
        if (wasLinked && tell)
        {
            _tree.Changed(_device, BlueZNames.Device, "ServicesResolved", false);
            _tree.Removed(Gatt());
            _tree.Changed(_device, BlueZNames.Device, "Connected", false);
        }
    }

    public void Forget()
    {
        Unlink(tell: false);
        IsKnown = false;
    }

    /// <summary>Sends one notification; false when nobody listens.</summary>
    public bool TrySend(ForeignNotification said)
    {
        GattAddress at = Profile.Streams[said.Stream].At;
        if (!IsStreaming || !_notified.Contains(at))
        {
            return false;
        }

        _tree.Changed(PathOf(at), BlueZNames.GattCharacteristic, "Value", said.Value);
        return true;
    }

    public IEnumerable<TreeObject> Objects() => IsKnown ? _isLinked ? [Device(), .. Gatt()] : [Device()] : [];

    public Reply Answer(IncomingCall call)
    {
        if (call.Path == _device)
        {
            return AnswerDevice(call.Member);
        }

        if (!_isLinked)
        {
            return Reply.Refuse("org.bluez.Error.Failed", "Not connected");
        }

        GattAddress at = _characteristics.First(c => PathOf(c) == call.Path);
        switch (call.Member)
        {
            case "ReadValue" when _dot is not null && at == DotSynchronization.Answer:
                byte[] answer = _dot.Answer();
                return Reply.With(w => w.Bytes(answer));
            case "WriteValue" when _dot is not null && at == DotSynchronization.Control:
                return _dot.Take(call.Message.ReadBytes()) ? Reply.Done : Reply.Refuse("org.bluez.Error.Failed", "Operation failed with ATT error: 0x80");
            case "WriteValue" when _dot is { IsBusy: true }:
                return Reply.Refuse("org.bluez.Error.Failed", "Operation failed with ATT error: 0x80");
            case "WriteValue":
                Write(at, call.Message.ReadBytes().ToArray());
                return Reply.Done;
            case "StartNotify":
                _notified.Add(at);
                Look();
                return Reply.Done;
            case "StopNotify":
                _notified.Remove(at);
                IsStreaming = false;
                return Reply.Done;
            default:
                return Reply.Refuse("org.bluez.Error.NotSupported", "Operation is not supported");
        }
    }

    private void Write(GattAddress at, byte[] value)
    {
        _written.Add((at, value));
        GattCommand? answered = Profile.Modes
            .SelectMany(m => m.Configure.Concat(m.Start)).Concat(Profile.Stop)
            .FirstOrDefault(c => !c.Answer.IsEmpty && Is(c, at, value));
        if (answered is not null && !IsDumb && _notified.Contains(Answers))
        {
            _tree.Changed(PathOf(Answers), BlueZNames.GattCharacteristic, "Value", answered.Answer.ToArray());
        }

        if (Profile.Stop.Any(c => Is(c, at, value)))
        {
            IsStreaming = false;
        }
        else
        {
            Look();
        }
    }

    private void Look() =>
        IsStreaming = Profile.Streams.All(s => _notified.Contains(s.At))
            && Profile.Modes[0].Start.All(c => _written.Any(w => Is(c, w.At, w.Value)));

    private static bool Is(GattCommand command, GattAddress at, byte[] value) =>
        command.At == at && command.Value.Span.SequenceEqual(value);

    private Reply AnswerDevice(string member)
    {
        switch (member)
        {
            case "Connect" when !IsOn:
                return Reply.Refuse("org.bluez.Error.Failed", "le-connection-abort-by-local");
            case "Connect" when !_isLinked:
                _isLinked = true;
                Links++;
                _tree.Changed(_device, BlueZNames.Device, "Connected", true);
                _tree.Added(Gatt());
                _tree.Changed(_device, BlueZNames.Device, "ServicesResolved", true);
                return Reply.Done;
            case "Connect":
                return Reply.Done;
            case "Disconnect":
                Unlink();
                return Reply.Done;
            default:
                return Reply.Refuse("org.freedesktop.DBus.Error.UnknownMethod", member);
        }
    }

    private TreeObject Device() => new(_device, BlueZNames.Device, new()
    {
        ["Address"] = _address,
        ["Name"] = _name,
        ["UUIDs"] = Profile.Advertises.Select(u => u.ToString()).ToArray(),
        ["Connected"] = _isLinked,
        ["ServicesResolved"] = _isLinked,
        ["Paired"] = false,
        ["Adapter"] = new ObjectPath(BlueZTree.AdapterPath),
        ["RSSI"] = (short)-60,
    });

    private List<TreeObject> Gatt()
    {
        List<TreeObject> objects = [];
        foreach (Guid service in _characteristics.Select(c => c.Service).Distinct())
        {
            string owner = ServicePath(service);
            objects.Add(new TreeObject(owner, BlueZNames.GattService, new()
            {
                ["UUID"] = service.ToString(),
                ["Device"] = new ObjectPath(_device),
                ["Primary"] = true,
            }));
            objects.AddRange(_characteristics.Where(c => c.Service == service).Select(c => new TreeObject(PathOf(c), BlueZNames.GattCharacteristic, new()
            {
                ["UUID"] = c.Characteristic.ToString(),
                ["Service"] = new ObjectPath(owner),
                ["MTU"] = (ushort)247,
                ["Notifying"] = false,
            })));
        }

        return objects;
    }

    private string ServicePath(Guid service) => $"{_device}/service{Array.FindIndex(_characteristics, c => c.Service == service):x4}";

    private string PathOf(GattAddress at) => $"{ServicePath(at.Service)}/char{Array.IndexOf(_characteristics, at):x4}";
}
