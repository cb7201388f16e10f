using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Sensors of the GaitSense profile and of other makers, by radio.</summary>
/// <remarks><b>Gives</b> packets as they arrive, stamped at reception. The loss of a sensor never ends the run: its link is told as lost, it
/// is tried again with growing waits, and what is missing shows in the packets' numbers and ticks; nothing is made up.
/// <b>Breaks when</b> the receiver is slower than the radio: the queue then drops the newest packets and counts them.
/// <b>Cost</b> nothing is allocated per packet once warm.</remarks>
public sealed class BluetoothSource : IPacketSource
{
    private readonly BluetoothSourceOptions _options;
    private readonly TimeProvider _time;
    private readonly SensorRun[] _runs;
    private readonly ISensorConnection?[] _connections;
    private PacketQueue _queue;

    private BluetoothSource(
        IBluetoothTransport transport,
        BluetoothSourceOptions options,
        TimeProvider time,
        IReadOnlyList<(ISensorConnection Connection, BodySite Site)> found,
        IReadOnlyList<InputFault> notices,
        string sharedClock = "")
    {
        _options = options;
        _time = time;
        _connections = [.. found.Select(f => f.Connection)];
        _runs = [.. found.Select((f, i) => new SensorRun(i, f.Connection.Details.Id, f.Connection.Profile, transport, options, time))];
        _queue = new PacketQueue(found.Count, options.QueueLength);
        Sensors = [.. found.Select(f => Describe(f.Connection, f.Site, sharedClock))];
        Details = [.. found.Select(f => f.Connection.Details)];
        Notices = notices;
    }

    /// <inheritdoc/>
    public string Name => "bluetooth";

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>What each sensor said of itself when it was found.</summary>
    public IReadOnlyList<SensorDetails> Details { get; }

    /// <summary>Sensors that were heard but left out, and why.</summary>
    public IReadOnlyList<InputFault> Notices { get; }

    /// <summary>Finds the sensors that are in range, links to them, and remembers where they are worn.</summary>
    /// <param name="transport">The radio; the caller disposes of it.</param>
    /// <param name="options">What is asked of the sensors.</param>
    /// <param name="known">Sensors that were used before.</param>
    /// <param name="time">The transport's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InputFaultException">There is no radio, or no sensor that can be used.</exception>
    /// <exception cref="IOException">What is remembered cannot be written.</exception>
    public static async Task<BluetoothSource> FindAsync(
        IBluetoothTransport transport,
        BluetoothSourceOptions options,
        KnownSensors known,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        SensorFinder finder = new(transport, options, known, time);
        IReadOnlyList<(ISensorConnection Connection, BodySite Site)> found;
        try
        {
            found = await finder.FindAsync(cancellationToken);
        }
        catch (BluetoothFaultException e)
        {
            throw new InputFaultException(e.Fault);
        }

        if (found.Count == 0)
        {
            throw new InputFaultException(finder.Notices is [var first, ..] ? first : NothingHeard());
        }

        CommonClock clock = new(transport, options, time);
        try
        {
            found = await clock.ShareAsync(found, cancellationToken);
        }
        catch
        {
            await Task.WhenAll(found.Select(f => f.Connection.DisposeAsync().AsTask()));
            throw;
        }

        BluetoothSource source = new(transport, options, time, found, [.. finder.Notices, .. clock.Notices], clock.Name);
        try
        {
            foreach ((ISensorConnection connection, BodySite site) in found)
            {
                known.Remember(new KnownSensor(connection.Details.Id, connection.Details.Serial, connection.Details.Name, site) { Profile = connection.Profile.Id });
            }

            return source;
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Links to one sensor, wherever it is worn.</summary>
    /// <param name="transport">The radio; the caller disposes of it.</param>
    /// <param name="id">Its address.</param>
    /// <param name="options">What is asked of the sensor.</param>
    /// <param name="time">The transport's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BluetoothFaultException">It cannot be reached, or it is no sensor of a known kind.</exception>
    public static async Task<BluetoothSource> OpenAsync(
        IBluetoothTransport transport, string id, BluetoothSourceOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        ISensorConnection connection = await SensorConnections.OpenAsync(transport, id, null, options, time, cancellationToken);
        return new BluetoothSource(transport, options, time, [(connection, connection.Details.Site)], []);
    }

    /// <summary>Packets of a sensor that came during the last run, dropped or not.</summary>
    public long Received(int sensor) => _queue.Received(sensor);

    /// <summary>Packets of a sensor that were dropped because the receiver was too slow.</summary>
    public long Dropped(int sensor) => _queue.Dropped(sensor);

    /// <summary>How often the link of a sensor was lost.</summary>
    public int Losses(int sensor) => _runs[sensor].Losses;

    /// <summary>What went wrong last with a sensor; null when nothing did.</summary>
    public InputFault? LastFault(int sensor) => _runs[sensor].LastFault;

    /// <inheritdoc/>
    public async Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        PacketQueue queue = new(_runs.Length, _options.QueueLength);
        _queue = queue;
        using CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        long start = _time.GetTimestamp();
        Task emptying = Task.Run(() => queue.EmptyAsync(receiver, cancellationToken), CancellationToken.None);
        Task running = Task.WhenAll(_runs.Select((run, i) => run.RunAsync(Take(i), queue, start, ending.Token)));

        // Only a receiver that fails, or a bug, ends one of them before the other.
        await Task.WhenAny(emptying, running);
        await ending.CancelAsync();
        try
        {
            await running;
        }
        finally
        {
            queue.Complete();
            await emptying;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (int i = 0; i < _connections.Length; i++)
        {
            if (Take(i) is { } connection)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private ISensorConnection? Take(int sensor) => Interlocked.Exchange(ref _connections[sensor], null);

    private static SensorDescriptor Describe(ISensorConnection connection, BodySite site, string sharedClock) => new()
    {
        SharedClock = connection.Profile.Capability.HasHardwareSync ? sharedClock : "",
        Id = connection.Details.Id,
        Site = site,
        NominalRateHz = connection.RateHz,
        Name = connection.Details.Name,
        Profile = connection.Profile.Id,
        Clock = connection.Profile.Clock.Kind,
        Capability = sharedClock.Length > 0 && connection.Profile.Capability.HasHardwareSync
            ? connection.Profile.Capability.OnSharedClock()
            : connection.Profile.Capability,
    };

    private static InputFault NothingHeard() => new(
        "no sensor of a known kind was heard",
        "Bluetooth",
        "Switch the sensors on and bring them closer; gaitsense sensors scan --all lists every device that is heard");
}
