using GaitSense.Core.Recordings;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>A linked sensor of another maker, driven by the commands of its profile.</summary>
internal sealed class ForeignConnection : ISensorConnection
{
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly SensorMode _mode;
    private readonly List<IAsyncDisposable> _subscriptions = [];
    private readonly HashSet<GattAddress> _heard = [];
    private readonly byte[] _tagged = new byte[PacketQueue.MaxPacketLength];
    private volatile ExpectedAnswer? _expected;
    private volatile NotificationHandler? _onPacket;

    private ForeignConnection(IBluetoothLink link, SensorProfile profile, SensorDetails details, SensorMode mode, TimeProvider time, TimeSpan patience)
    {
        Link = link;
        Profile = profile;
        Details = details;
        _mode = mode;
        _time = time;
        _patience = patience;
    }

    public IBluetoothLink Link { get; }

    public SensorDetails Details { get; }

    public SensorProfile Profile { get; }

    public double RateHz => _mode.RateHz;

    /// <summary>Reads what the sensor is, and sets its rate. The link stays the caller's when this fails.</summary>
    /// <exception cref="BluetoothFaultException">It lacks a characteristic, refused, or was lost.</exception>
    public static async Task<ISensorConnection> SetUpAsync(
        IBluetoothLink link, SensorProfile profile, BluetoothSourceOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (SensorCharacteristic stream in profile.Streams)
        {
            if (!link.Has(stream.At.Service, stream.At.Characteristic))
            {
                throw new BluetoothFaultException(BluetoothFaultKind.NotFound, new InputFault(
                    $"it has no characteristic for \"{stream.Name}\" of {profile.Id}", $"sensor {link.DeviceId}", "Update its firmware, or use another profile"));
            }
        }

        SensorDetails details = await SensorDetails.ReadForeignAsync(link, profile.Id, cancellationToken);
        ForeignConnection connection = new(link, profile, details, profile.ModeFor(options.RateHz), time, options.AnswerTimeout);
        try
        {
            await connection.HearAnswersAsync(cancellationToken);
            foreach (GattCommand command in connection._mode.Configure)
            {
                await connection.SendAsync(command, cancellationToken);
            }

            return connection;
        }
        catch
        {
            await connection.UnsubscribeAsync();
            throw;
        }
    }

    public async Task StartAsync(NotificationHandler onPacket, CancellationToken cancellationToken)
    {
        _onPacket = onPacket;
        await HearAsync(_ => true, cancellationToken);
        foreach (GattCommand command in _mode.Start)
        {
            await SendAsync(command, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_onPacket is not null && !Link.Lost.IsCompleted)
        {
            await StopAsync();
        }

        await UnsubscribeAsync();
        await Link.DisposeAsync();
    }

    // A command of the configuration may be answered as well: whatever brings answers is heard before the first is sent.
    private async Task HearAnswersAsync(CancellationToken cancellationToken)
    {
        if (_mode.Configure.Any(c => !c.Answer.IsEmpty))
        {
            await HearAsync(s => s.Role == SensorStreamRole.Answers || s.At == Profile.Answers, cancellationToken);
        }

        if (Profile.Answers is { } answers && Profile.Streams.All(s => s.At != answers))
        {
            await SubscribeAsync(answers, (value, _) => _expected?.Look(value), cancellationToken);
        }
    }

    // Answers first, so that none is missed.
    private async Task HearAsync(Func<SensorCharacteristic, bool> isWanted, CancellationToken cancellationToken)
    {
        foreach (int i in Enumerable.Range(0, Profile.Streams.Count).OrderByDescending(i => Profile.Streams[i].Role))
        {
            if (isWanted(Profile.Streams[i]) && !_heard.Contains(Profile.Streams[i].At))
            {
                await SubscribeAsync(Profile.Streams[i].At, Handler(i), cancellationToken);
            }
        }
    }

    private async Task SubscribeAsync(GattAddress at, NotificationHandler handler, CancellationToken cancellationToken)
    {
        _subscriptions.Add(await Link.SubscribeAsync(at.Service, at.Characteristic, handler, cancellationToken));
        _heard.Add(at);
    }

    private async Task UnsubscribeAsync()
    {
        foreach (IAsyncDisposable subscription in _subscriptions)
        {
            await subscription.DisposeAsync();
        }
    }

    // Some systems call the handlers of different characteristics on different threads.
    private NotificationHandler Handler(int stream)
    {
        bool isTagged = Profile.IsTagged;
        return (value, arrival) =>
        {
            _expected?.Look(value);
            if (_onPacket is not { } onPacket)
            {
                // It is not started yet.
            }
            else if (!isTagged)
            {
                onPacket(value, arrival);
            }
            else if (value.Length < _tagged.Length)
            {
                lock (_tagged)
                {
                    _tagged[0] = (byte)stream;
                    value.CopyTo(_tagged.AsSpan(1));
                    onPacket(_tagged.AsSpan(0, value.Length + 1), arrival);
                }
            }
        };
    }

    private async Task SendAsync(GattCommand command, CancellationToken cancellationToken)
    {
        ExpectedAnswer? expected = command.Answer.IsEmpty ? null : new ExpectedAnswer(command.Answer);
        _expected = expected;
        await Link.WriteAsync(
            command.At.Service,
            command.At.Characteristic,
            command.Value,
            command.IsConfirmed ? WriteKind.WithResponse : WriteKind.WithoutResponse,
            cancellationToken);
        if (expected is null)
        {
            return;
        }

        try
        {
            Task first = await Task.WhenAny(expected.Came, Link.Lost).WaitAsync(_patience, _time, cancellationToken);
            if (first == Link.Lost)
            {
                throw new BluetoothFaultException(BluetoothFaultKind.LinkLost, await Link.Lost);
            }
        }
        catch (TimeoutException)
        {
            throw new BluetoothFaultException(BluetoothFaultKind.TimedOut, new InputFault(
                $"it did not confirm the command {Convert.ToHexString(command.Value.Span)}", $"sensor {Link.DeviceId}", "Switch it off and on again"));
        }
        finally
        {
            _expected = null;
        }
    }

    private async Task StopAsync()
    {
        using CancellationTokenSource limit = new(_patience, _time);
        try
        {
            foreach (GattCommand command in Profile.Stop)
            {
                await SendAsync(command, limit.Token);
            }
        }
        catch (Exception e) when (e is BluetoothFaultException or OperationCanceledException)
        {
            // What does not stop when asked to stops when it is unlinked.
        }
    }

    private sealed class ExpectedAnswer(ReadOnlyMemory<byte> prefix)
    {
        private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Came => _came.Task;

        public void Look(ReadOnlySpan<byte> value)
        {
            if (value.StartsWith(prefix.Span))
            {
                _came.TrySetResult();
            }
        }
    }
}
