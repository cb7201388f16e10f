using GaitSense.Devices.Bluetooth.BlueZ;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>The object tree of BlueZ with one adapter and virtual sensors, on a bus: what a client of the daemon sees of it.</summary>
internal sealed class BlueZTree : IDisposable
{
    public const string AdapterPath = "/org/bluez/hci0";

    private readonly Lock _gate = new();
    private readonly List<ITreeDevice> _sensors = [];
    private readonly List<(Func<bool> IsMet, TaskCompletionSource Met)> _waiting = [];
    private BusServer _server = null!;
    private bool _isPowered = true;
    private bool _isDiscovering;

    private BlueZTree()
    {
    }

    /// <summary>True to offer sockets for notifications, as current daemons do.</summary>
    public bool OffersSockets { get; init; } = true;

    /// <summary>True to show what only a browser asks for.</summary>
    public bool IsForBrowsers { get; init; }

    /// <summary>Answers in place of the tree where it gives an answer.</summary>
    public Func<string, string, Reply?> Intercept { get; set; } = (_, _) => null;

    public bool IsDiscovering => _isDiscovering;

    public static async Task<BlueZTree> StartAsync(string busAddress, bool offersSockets = true, bool isForBrowsers = false)
    {
        BlueZTree tree = new() { OffersSockets = offersSockets, IsForBrowsers = isForBrowsers };
        tree._server = await BusServer.StartAsync(busAddress, BlueZNames.Service, tree.Answer);
        return tree;
    }

    /// <summary>Puts a sensor into range.</summary>
    public SensorObjects Add(VirtualSensor sensor) => Add(new SensorObjects(this, sensor));

    /// <summary>Puts a sensor into range.</summary>
    public T Add<T>(T objects)
        where T : ITreeDevice
    {
        lock (_gate)
        {
            _sensors.Add(objects);
        }

        if (_isDiscovering)
        {
            objects.Announce();
        }

        return objects;
    }

    /// <summary>Waits until something is so; looked at whenever a client or a test changes something.</summary>
    public Task UntilAsync(Func<bool> isMet)
    {
        lock (_gate)
        {
            TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((isMet, met));
            Look();
            return met.Task;
        }
    }

    /// <summary>Switches the adapter: off unlinks everything.</summary>
    public void SetPowered(bool isOn)
    {
        lock (_gate)
        {
            _isPowered = isOn;
            _isDiscovering &= isOn;
            foreach (ITreeDevice sensor in _sensors.Where(_ => !isOn))
            {
                sensor.Unlink();
            }

            Changed(AdapterPath, BlueZNames.Adapter, "Powered", isOn);
        }
    }

    /// <summary>The daemon ends, and starts again knowing nothing.</summary>
    public async Task RestartAsync()
    {
        lock (_gate)
        {
            _isDiscovering = false;
            _sensors.ForEach(s => s.Forget());
        }

        await _server.ReleaseAsync(BlueZNames.Service);
        await _server.RequestAsync(BlueZNames.Service);
    }

    /// <summary>Waits until all that was told is on its way.</summary>
    public Task FlushAsync() => _server.FlushAsync();

    public void Dispose()
    {
        _server.Dispose();
        _sensors.ForEach(s => s.Unlink(tell: false));
    }

    internal void Changed(string path, string @interface, string property, object? value)
    {
        Emit(path, BlueZNames.Properties, "PropertiesChanged", w => w
            .String(@interface)
            .Properties([new KeyValuePair<string, object?>(property, value)])
            .Strings([]));
        lock (_gate)
        {
            Look();
        }
    }

    internal void Added(IReadOnlyList<TreeObject> objects)
    {
        foreach (TreeObject added in objects)
        {
            Emit("/", BlueZNames.ObjectManager, "InterfacesAdded", w =>
            {
                w.String(added.Path, 'o').Open('a', "{sa{sv}}");
                w.Open('e', "sa{sv}").String(added.Interface).Properties(added.Properties).Close().Close();
            });
        }
    }

    internal void Removed(IReadOnlyList<TreeObject> objects)
    {
        foreach (TreeObject removed in objects)
        {
            Emit("/", BlueZNames.ObjectManager, "InterfacesRemoved", w => w.String(removed.Path, 'o').Strings([removed.Interface]));
        }
    }

    private void Emit(string path, string @interface, string member, Action<MessageWriter> write) =>
        _server.Emit(path, @interface, member, write);

    private Reply Answer(IncomingCall call)
    {
        if (Intercept(call.Path, call.Member) is { } instead)
        {
            return instead;
        }

        lock (_gate)
        {
            Reply reply = Dispatch(call);
            Look();
            return reply;
        }
    }

    private Reply Dispatch(IncomingCall call)
    {
        switch (call.Interface, call.Member)
        {
            case (BlueZNames.ObjectManager, "GetManagedObjects"):
                return Reply.With(WriteObjects);
            case (BlueZNames.Adapter, "SetDiscoveryFilter"):
                return Reply.Done;
            case (BlueZNames.Adapter, _) when !_isPowered:
                return Reply.Refuse("org.bluez.Error.NotReady", "Resource Not Ready");
            case (BlueZNames.Adapter, "StartDiscovery"):
                _isDiscovering = true;
                _sensors.ForEach(s => s.Announce());
                return Reply.Done;
            case (BlueZNames.Adapter, "StopDiscovery"):
                _isDiscovering = false;
                return Reply.Done;
        }

        return _sensors.FirstOrDefault(s => s.IsKnown && s.Owns(call.Path)) is { } sensor
            ? sensor.Answer(call)
            : Reply.Refuse("org.freedesktop.DBus.Error.UnknownObject", $"no object {call.Path}");
    }

    private void WriteObjects(MessageWriter writer)
    {
        writer.Open('a', "{oa{sa{sv}}}");
        TreeObject adapter = new(AdapterPath, BlueZNames.Adapter, new()
        {
            ["Address"] = "00:11:22:33:44:55",
            ["Name"] = "virtual",
            ["Alias"] = "virtual",
            ["Powered"] = _isPowered,
            ["Discovering"] = _isDiscovering,
        });
        foreach (TreeObject shown in _sensors.SelectMany(s => s.Objects()).Prepend(adapter))
        {
            writer.Open('e', "oa{sa{sv}}").String(shown.Path, 'o').Open('a', "{sa{sv}}");
            writer.Open('e', "sa{sv}").String(shown.Interface).Properties(shown.Properties).Close().Close().Close();
        }

        writer.Close();
    }

    private void Look()
    {
        foreach ((Func<bool> _, TaskCompletionSource met) in _waiting.Where(w => w.IsMet()).ToArray())
        {
            met.TrySetResult();
        }

        _waiting.RemoveAll(w => w.Met.Task.IsCompleted);
    }
}

/// <summary>One object with one interface.</summary>
internal sealed record TreeObject(string Path, string Interface, Dictionary<string, object?> Properties);
