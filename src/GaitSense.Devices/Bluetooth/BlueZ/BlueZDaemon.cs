using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>The Bluetooth daemon as seen over the bus: its objects, calls to it, and news from it.</summary>
/// <remarks>News are handed over on the bus's thread, in the order in which the daemon told them.</remarks>
internal sealed class BlueZDaemon : IDisposable
{
    private readonly BusConnection _bus;
    private readonly BlueZOptions _options;
    private readonly ValueRoutes _values;
    private readonly Lock _gate = new();
    private Action<string>? _changed;

    private BlueZDaemon(BusConnection bus, BlueZOptions options, TimeProvider time)
    {
        _bus = bus;
        _options = options;
        _values = new ValueRoutes(time);
    }

    public ObjectTree Objects { get; } = new();

    /// <summary>Notifications that come as changed properties, by path of the characteristic.</summary>
    public ValueRoutes Values => _values;

    public bool IsClosed => _bus.Closed.IsCompleted;

    /// <summary>Opens the bus, listens, and asks for all objects.</summary>
    public static async Task<BlueZDaemon> OpenAsync(BlueZOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        BlueZDaemon? daemon = null;
        try
        {
            daemon = new BlueZDaemon(BusConnection.Open(options.BusAddress), options, time);
            daemon.Listen();
            await daemon.LoadAsync(cancellationToken);
            return daemon;
        }
        catch (Exception e)
        {
            daemon?.Dispose();
            if (BlueZFaults.From(e, "Bluetooth") is BluetoothFaultException fault)
            {
                throw fault;
            }

            throw;
        }
    }

    /// <summary>Calls a method of an object of the daemon.</summary>
    public Task<T> CallAsync<T>(
        string path,
        string @interface,
        string member,
        Action<MessageWriter>? write,
        MessageParser<T> read,
        TimeSpan timeout,
        CancellationToken cancellationToken) =>
        _bus.CallAsync(new BusCall(BlueZNames.Service, path, @interface, member, write), read, timeout, cancellationToken);

    /// <summary>Calls a method that answers nothing.</summary>
    public Task CallAsync(
        string path,
        string @interface,
        string member,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        Action<MessageWriter>? write = null) =>
        CallAsync(path, @interface, member, write, static _ => true, timeout, cancellationToken);

    /// <summary>Tells the path of every object that comes, goes or changes; the empty path when all may have. Disposing the result
    /// ends that.</summary>
    public IDisposable OnChange(Action<string> handler)
    {
        lock (_gate)
        {
            _changed += handler;
        }

        return new Ending(() =>
        {
            lock (_gate)
            {
                _changed -= handler;
            }
        });
    }

    /// <summary>Waits until the objects meet a condition, or the bus is closed.</summary>
    public async Task WaitAsync(Func<ObjectTree, bool> condition, CancellationToken cancellationToken)
    {
        TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using IDisposable listening = OnChange(_ =>
        {
            if (IsClosed || condition(Objects))
            {
                met.TrySetResult();
            }
        });
        if (!IsClosed && !condition(Objects))
        {
            await met.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Asks for all objects and takes in what was not told, or not yet: the daemon may say that a device's services are
    /// resolved before it shows them, and it never tells the MTU as a change.</summary>
    public Task RefreshAsync(CancellationToken cancellationToken) => AskObjectsAsync(TakeObjects, cancellationToken);

    public void Watch(FdWatch watch) => _bus.Watch(watch);

    public void Unwatch(FdWatch watch) => _bus.Unwatch(watch);

    public void Dispose() => _bus.Dispose();

    private void Listen()
    {
        const string From = $"type='signal',sender='{BlueZNames.Service}',";
        _bus.Match($"{From}interface='{BlueZNames.Properties}',member='PropertiesChanged'", OnPropertiesChanged);
        _bus.Match($"{From}interface='{BlueZNames.ObjectManager}',member='InterfacesAdded'", OnInterfacesAdded);
        _bus.Match($"{From}interface='{BlueZNames.ObjectManager}',member='InterfacesRemoved'", OnInterfacesRemoved);
        _bus.Match(
            $"type='signal',sender='{BlueZNames.Bus}',interface='{BlueZNames.Bus}',member='NameOwnerChanged',arg0='{BlueZNames.Service}'",
            OnOwnerChanged);
        _ = TellClosedAsync();
    }

    private Task<bool> LoadAsync(CancellationToken cancellationToken) => AskObjectsAsync(ReadObjects, cancellationToken);

    private Task<bool> AskObjectsAsync(MessageParser<bool> read, CancellationToken cancellationToken) => CallAsync(
        "/",
        BlueZNames.ObjectManager,
        "GetManagedObjects",
        null,
        read,
        _options.CallTimeout,
        cancellationToken);

    private bool ReadObjects(MessageReader message)
    {
        Objects.Clear();
        return TakeObjects(message);
    }

    private bool TakeObjects(MessageReader message)
    {
        message.Enter('a', "{oa{sa{sv}}}\0"u8);
        while (message.TryEnter('e', "oa{sa{sv}}\0"u8))
        {
            ReadInterfaces(message, message.ReadString('o'));
            message.Exit();
        }

        message.Exit();
        Tell("");
        return true;
    }

    private void ReadInterfaces(MessageReader message, string path)
    {
        message.Enter('a', "{sa{sv}}\0"u8);
        while (message.TryEnter('e', "sa{sv}\0"u8))
        {
            Objects.Add(path, message.ReadString(), message.ReadProperties());
            message.Exit();
        }

        message.Exit();
    }

    private void OnInterfacesAdded(MessageReader message)
    {
        string path = message.ReadString('o');
        ReadInterfaces(message, path);
        Tell(path);
    }

    private void OnInterfacesRemoved(MessageReader message)
    {
        string path = message.ReadString('o');
        Objects.Remove(path, message.ReadStrings());
        Tell(path);
    }

    private void OnPropertiesChanged(MessageReader message)
    {
        // Notifications come this way as well; they are the many, and nothing is allocated for them.
        if (_values.TryDeliver(message))
        {
            return;
        }

        string path = message.PathText;
        string @interface = message.ReadString();
        foreach ((string property, object? value) in message.ReadProperties())
        {
            Objects.Set(path, @interface, property, value);
        }

        foreach (string property in message.ReadStrings())
        {
            Objects.Set(path, @interface, property, null);
        }

        Tell(path);
    }

    private void OnOwnerChanged(MessageReader message)
    {
        Objects.Clear();
        Tell("");
        message.ReadString();
        message.ReadString();
        if (message.ReadString().Length > 0)
        {
            _ = LoadAsync(CancellationToken.None).ContinueWith(
                static t => _ = t.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default);
        }
    }

    private async Task TellClosedAsync()
    {
        await _bus.Closed;
        Objects.Clear();
        Tell("");
    }

    private void Tell(string path)
    {
        Action<string>? handlers;
        lock (_gate)
        {
            handlers = _changed;
        }

        handlers?.Invoke(path);
    }

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
