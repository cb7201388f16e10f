using GaitSense.Bluetooth.Peripherals;
using GaitSense.Bluetooth.VirtualMachine.Air;
using GaitSense.Bluetooth.VirtualMachine.Wire;

namespace GaitSense.Bluetooth.VirtualMachine.Hci;

/// <summary>A Bluetooth controller without a radio: what a host tells it, and the sensors that it hears and links to.</summary>
/// <remarks>Time is outside: <see cref="Advertise"/> is called whenever the sensors advertise. Safe for several threads.</remarks>
internal sealed class Controller(Action<byte[]> send)
{
    private const int FirstHandle = 0x40;

    private readonly Lock _gate = new();
    private readonly List<RadioSensor> _sensors = [];
    private readonly Dictionary<int, Link> _links = [];
    private readonly HashSet<string> _accepted = [];
    private readonly HashSet<RadioSensor> _reported = [];
    private readonly List<(Func<bool> IsMet, TaskCompletionSource Met)> _waiting = [];
    private readonly List<HciOpcode> _unknown = [];
    private string? _wanted;
    private bool _isInitiating;
    private bool _isScanning;
    private bool _isActive;
    private bool _isAcceptedOnly;
    private bool _hidesRepeated;
    private int _nextHandle = FirstHandle;

    /// <summary>Commands that were refused since they are not known.</summary>
    public IReadOnlyList<HciOpcode> Unknown => _unknown;

    public bool IsScanning => _isScanning;

    public RadioSensor Add(VirtualSensor sensor)
    {
        lock (_gate)
        {
            RadioSensor added = new(this, sensor);
            _sensors.Add(added);
            return added;
        }
    }

    /// <summary>Waits until something is so; looked at whenever the host or a sensor changes something.</summary>
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

    public bool IsLinked(RadioSensor sensor)
    {
        lock (_gate)
        {
            return LinkOf(sensor) is not null;
        }
    }

    public bool TryNotify(RadioSensor sensor, Guid characteristic, ReadOnlySpan<byte> value)
    {
        lock (_gate)
        {
            return LinkOf(sensor)?.Attributes.TryNotify(characteristic, value) == true;
        }
    }

    public void LoseLink(RadioSensor sensor)
    {
        lock (_gate)
        {
            if (LinkOf(sensor) is { } link)
            {
                End(link, HciEvents.ConnectionTimeout);
            }

            Look();
        }
    }

    /// <summary>Every sensor that is on and not linked advertises once.</summary>
    public void Advertise()
    {
        lock (_gate)
        {
            foreach (RadioSensor sensor in _sensors.Where(s => s.Sensor.IsOn && LinkOf(s) is null))
            {
                if (_isInitiating && Takes(sensor))
                {
                    Connect(sensor);
                }
                else if (_isScanning)
                {
                    Report(sensor);
                }
            }

            Look();
        }
    }

    /// <summary>Takes a packet of the host.</summary>
    public void Receive(HciPacket kind, ReadOnlySpan<byte> packet)
    {
        lock (_gate)
        {
            WireReader reader = new(packet);
            if (kind == HciPacket.Command)
            {
                HciOpcode command = (HciOpcode)reader.Short();
                reader.Byte();
                Carry(command, ref reader);
            }
            else
            {
                int flags = reader.Short();
                reader.Short();
                TakePiece(flags & 0xFFF, ((flags >> 12) & 3) != 1, reader.Rest);
            }

            Look();
        }
    }

    private void TakePiece(int handle, bool isFirst, ReadOnlySpan<byte> piece)
    {
        if (_links.TryGetValue(handle, out Link? link))
        {
            send(HciEvents.CompletedPackets(handle, 1));
            link.Stream.Take(isFirst, piece);
        }
    }

    private void Carry(HciOpcode command, ref WireReader reader)
    {
        if (ControllerFacts.Answer(command) is { } facts)
        {
            send(HciEvents.Complete(command, HciEvents.Success, facts));
            return;
        }

        switch (command)
        {
            case HciOpcode.Reset:
                Reset();
                Done(command);
                break;
            case HciOpcode.LeSetScanParameters:
                _isActive = reader.Byte() == 1;
                reader.Take(5);
                _isAcceptedOnly = (reader.Byte() & 1) == 1;
                Done(command);
                break;
            case HciOpcode.LeSetScanEnable:
                _isScanning = reader.Byte() == 1;
                _hidesRepeated = reader.Byte() == 1;
                _reported.Clear();
                Done(command);
                break;
            case HciOpcode.LeClearAcceptList:
                _accepted.Clear();
                Done(command);
                break;
            case HciOpcode.LeAddToAcceptList:
                reader.Byte();
                _accepted.Add(Key(reader.Take(6)));
                Done(command);
                break;
            case HciOpcode.LeRemoveFromAcceptList:
                reader.Byte();
                _accepted.Remove(Key(reader.Take(6)));
                Done(command);
                break;
            case HciOpcode.LeCreateConnection:
                Initiate(command, ref reader);
                break;
            case HciOpcode.LeCancelConnection:
                CancelInitiating(command);
                break;
            default:
                CarryOnLink(command, ref reader);
                break;
        }
    }

    private void CarryOnLink(HciOpcode command, ref WireReader reader)
    {
        int handle = reader.Short();
        bool isKnown = command is HciOpcode.Disconnect or HciOpcode.ReadRemoteVersion or HciOpcode.ReadRssi
            or HciOpcode.ReadTransmitPower or HciOpcode.LeUpdateConnection or HciOpcode.LeReadRemoteFeatures;
        if (!isKnown)
        {
            _unknown.Add(command);
            send(HciEvents.Status(command, HciEvents.UnknownCommand));
            return;
        }

        if (!_links.TryGetValue(handle, out Link? link))
        {
            send(HciEvents.Status(command, HciEvents.UnknownConnection));
            return;
        }

        if (command is HciOpcode.ReadRssi or HciOpcode.ReadTransmitPower)
        {
            int value = command == HciOpcode.ReadRssi ? link.Sensor.Sensor.RssiDbm : 0;
            send(HciEvents.Complete(command, HciEvents.Success, new WireWriter().Short(handle).Byte(value).ToArray()));
            return;
        }

        send(HciEvents.Status(command, HciEvents.Success));
        switch (command)
        {
            case HciOpcode.Disconnect:
                End(link, HciEvents.EndedByHost);
                break;
            case HciOpcode.ReadRemoteVersion:
                send(HciEvents.RemoteVersion(handle));
                break;
            case HciOpcode.LeReadRemoteFeatures:
                send(HciEvents.RemoteFeatures(handle));
                break;
            default:
                int interval = reader.Short();
                reader.Short();
                send(HciEvents.Updated(handle, interval, reader.Short(), reader.Short()));
                break;
        }
    }

    private void Initiate(HciOpcode command, ref WireReader reader)
    {
        reader.Take(4);
        bool isFromList = reader.Byte() == 1;
        reader.Byte();
        _wanted = isFromList ? null : Key(reader.Take(6));
        send(HciEvents.Status(command, _isInitiating ? HciEvents.CommandDisallowed : HciEvents.Success));
        _isInitiating = true;
    }

    private void CancelInitiating(HciOpcode command)
    {
        send(HciEvents.Complete(command, _isInitiating ? HciEvents.Success : HciEvents.CommandDisallowed, []));
        if (_isInitiating)
        {
            _isInitiating = false;
            send(HciEvents.Connected(HciEvents.UnknownConnection, 0, new byte[6]));
        }
    }

    private void Connect(RadioSensor sensor)
    {
        _isInitiating = false;
        Link link = new(_nextHandle++, sensor, send);
        _links.Add(link.Handle, link);
        send(HciEvents.Connected(HciEvents.Success, link.Handle, sensor.Address));
    }

    private void Report(RadioSensor sensor)
    {
        if ((_isAcceptedOnly && !_accepted.Contains(Key(sensor.Address))) || (_hidesRepeated && !_reported.Add(sensor)))
        {
            return;
        }

        send(HciEvents.Advertised(0, sensor.Address, sensor.Advertisement, sensor.Sensor.RssiDbm));
        if (_isActive)
        {
            send(HciEvents.Advertised(4, sensor.Address, sensor.ScanResponse, sensor.Sensor.RssiDbm));
        }
    }

    private void End(Link link, byte reason)
    {
        _links.Remove(link.Handle);
        link.Sensor.Unlinked();
        send(HciEvents.Disconnected(link.Handle, reason));
    }

    private void Reset()
    {
        foreach (Link link in _links.Values)
        {
            link.Sensor.Unlinked();
        }

        _links.Clear();
        _accepted.Clear();
        _isScanning = false;
        _isInitiating = false;
    }

    private void Done(HciOpcode command) => send(HciEvents.Complete(command, HciEvents.Success, []));

    private bool Takes(RadioSensor sensor) => _wanted is null ? _accepted.Contains(Key(sensor.Address)) : Key(sensor.Address) == _wanted;

    private Link? LinkOf(RadioSensor sensor) => _links.Values.FirstOrDefault(l => l.Sensor == sensor);

    private static string Key(ReadOnlySpan<byte> address) => Convert.ToHexString(address);

    private void Look()
    {
        foreach ((Func<bool> _, TaskCompletionSource met) in _waiting.Where(w => w.IsMet()).ToArray())
        {
            met.TrySetResult();
        }

        _waiting.RemoveAll(w => w.Met.Task.IsCompleted);
    }
}
