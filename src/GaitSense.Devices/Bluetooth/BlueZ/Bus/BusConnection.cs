using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GaitSense.Devices.Bluetooth.BlueZ.Bus;

/// <summary>One connection to a message bus and the one thread that owns it. Callers get tasks; handlers of signals and of
/// packet sockets run on that thread.</summary>
/// <remarks><b>How</b> (1) the thread runs what was posted, (2) lets sd-bus process what has come, (3) waits in poll for the bus,
/// for the event descriptor by which callers wake it, and for the packet sockets, (4) hands over packets. What one turn does
/// is bounded, so that a flood on one side does not starve the others.</remarks>
internal sealed unsafe class BusConnection : IDisposable
{
    private const int MessagesPerTurn = 256;
    private const int PacketsPerTurn = 64;
    private const int LongestPacket = 1024;
    private const int LongestWaitMs = 1000;
    private const ulong NoTimeout = ulong.MaxValue;

    private readonly Lock _gate = new();
    private readonly List<FdWatch> _watches = [];
    private readonly Dictionary<PendingCall, GCHandle> _pending = [];
    private readonly List<GCHandle> _matches = [];
    private readonly byte[] _packet = new byte[LongestPacket];
    private readonly TaskCompletionSource<BusClosedException> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread _thread;
    private readonly nint _bus;
    private readonly int _wake;
    private List<Action<nint>> _posted = [];
    private List<Action<nint>> _running = [];
    private Libc.PollFd[] _polled = new Libc.PollFd[8];
    private bool _isClosing;
    private bool _isClosed;

    private BusConnection(nint bus)
    {
        _bus = bus;
        _wake = Libc.EventFd(0, Libc.CloseOnExec | Libc.NonBlocking);
        _thread = new Thread(Run) { IsBackground = true, Name = "message bus" };
    }

    /// <summary>Ends when the connection is closed, and says why; never fails.</summary>
    public Task<BusClosedException> Closed => _closed.Task;

    /// <summary>Opens the system bus, or the bus at an address.</summary>
    /// <exception cref="BusClosedException">There is none, or it does not answer.</exception>
    /// <exception cref="DllNotFoundException">There is no libsystemd.</exception>
    public static BusConnection Open(string? address)
    {
        int result = address is null ? SdBus.OpenSystem(out nint bus) : OpenAt(address, out bus);
        if (result < 0)
        {
            throw new BusClosedException(-result, "the message bus cannot be reached");
        }

        BusConnection connection = new(bus);
        connection._thread.Start();
        return connection;
    }

    /// <summary>Calls a method.</summary>
    /// <returns>What is made of the answer; fails with <see cref="BusErrorException"/>, <see cref="MalformedMessageException"/>
    /// or <see cref="BusClosedException"/>.</returns>
    public Task<T> CallAsync<T>(BusCall call, MessageParser<T> parse, TimeSpan timeout, CancellationToken cancellationToken)
    {
        PendingCall<T> pending = new(parse);
        if (!Post(bus => Send(bus, call, pending, timeout)))
        {
            pending.Fail(new BusClosedException(0, "the connection to the message bus is closed"));
        }

        return pending.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Hands over signals that meet a rule, from now on. What the handler cannot read is passed over.</summary>
    public void Match(string rule, Action<MessageReader> handler) => Post(bus =>
    {
        GCHandle handle = GCHandle.Alloc(handler);
        _matches.Add(handle);
        if (SdBus.AddMatchAsync(bus, null, rule, &OnSignal, null, GCHandle.ToIntPtr(handle)) < 0)
        {
            throw new InvalidOperationException($"no match: {rule}");
        }
    });

    /// <summary>Hands over the packets of a socket until it is unwatched or the other side closes it.</summary>
    public void Watch(FdWatch watch)
    {
        if (!Post(_ => _watches.Add(watch)))
        {
            Libc.Close(watch.Fd);
        }
    }

    /// <summary>Ends a watch and closes its socket.</summary>
    public void Unwatch(FdWatch watch) => Post(_ => End(watch));

    /// <summary>Runs something on the bus's thread; false when the connection is closed.</summary>
    public bool Post(Action<nint> work)
    {
        lock (_gate)
        {
            if (_isClosed || _isClosing)
            {
                return false;
            }

            _posted.Add(work);
            Wake();
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _isClosing = true;
                Wake();
            }
        }

        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }
    }

    private static int OpenAt(string address, out nint bus)
    {
        int result = SdBus.New(out bus);
        if (result < 0)
        {
            return result;
        }

        result = SdBus.SetAddress(bus, address);
        result = result < 0 ? result : SdBus.SetBusClient(bus, 1);
        result = result < 0 ? result : SdBus.NegotiateFds(bus, 1);
        return result < 0 ? result : SdBus.Start(bus);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnReply(nint message, nint state, nint error)
    {
        (BusConnection connection, PendingCall call) = ((BusConnection, PendingCall))GCHandle.FromIntPtr(state).Target!;
        if (connection._pending.Remove(call, out GCHandle handle))
        {
            handle.Free();
            call.Answer(new MessageReader(message));
        }

        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OnSignal(nint message, nint state, nint error)
    {
        try
        {
            ((Action<MessageReader>)GCHandle.FromIntPtr(state).Target!)(new MessageReader(message));
        }
        catch (MalformedMessageException)
        {
            // What cannot be read says nothing.
        }

        return 0;
    }

    private void Send(nint bus, BusCall call, PendingCall pending, TimeSpan timeout)
    {
        int result = SdBus.NewMethodCall(bus, out nint message, call.Destination, call.Path, call.Interface, call.Member);
        if (result >= 0)
        {
            call.Write?.Invoke(new MessageWriter(message));
            GCHandle handle = GCHandle.Alloc((this, pending));
            _pending.Add(pending, handle);
            ulong timeoutUs = (ulong)timeout.TotalMicroseconds;
            result = SdBus.CallAsync(bus, null, message, &OnReply, GCHandle.ToIntPtr(handle), timeoutUs);
            SdBus.Unref(message);
        }

        if (result < 0)
        {
            if (_pending.Remove(pending, out GCHandle handle))
            {
                handle.Free();
            }

            pending.Fail(new BusClosedException(-result, $"{call.Member} could not be sent"));
        }
    }

    private void Run()
    {
        int result = 0;
        while (result >= 0 && !Volatile.Read(ref _isClosing))
        {
            // 1.
            RunPosted();

            // 2.
            int turns = 0;
            do
            {
                result = SdBus.Process(_bus, 0);
            }
            while (result > 0 && ++turns < MessagesPerTurn);

            if (result >= 0)
            {
                // 3. and 4.
                Poll();
            }
        }

        Close(new BusClosedException(-result, "the connection to the message bus is closed"));
    }

    private void RunPosted()
    {
        lock (_gate)
        {
            (_posted, _running) = (_running, _posted);
        }

        foreach (Action<nint> work in _running)
        {
            work(_bus);
        }

        _running.Clear();
    }

    private void Poll()
    {
        int count = Fill();
        fixed (Libc.PollFd* fds = _polled)
        {
            if (Libc.Poll(fds, (nuint)count, WaitMs()) <= 0)
            {
                return;
            }
        }

        if (_polled[1].Returned != 0)
        {
            ulong ignored;
            _ = Libc.Read(_wake, &ignored, sizeof(ulong));
        }

        // A handler may end watches, so the list is walked by descriptor from the back.
        for (int i = count - 1; i >= 2; i--)
        {
            if (_polled[i].Returned != 0 && i - 2 < _watches.Count && _watches[i - 2].Fd == _polled[i].Fd)
            {
                Receive(_watches[i - 2], (_polled[i].Returned & (Libc.PollHangUp | Libc.PollError)) != 0);
            }
        }
    }

    private int Fill()
    {
        int count = _watches.Count + 2;
        if (_polled.Length < count)
        {
            Array.Resize(ref _polled, count * 2);
        }

        _polled[0] = new Libc.PollFd { Fd = SdBus.GetFd(_bus), Events = (short)SdBus.GetEvents(_bus) };
        _polled[1] = new Libc.PollFd { Fd = _wake, Events = Libc.PollIn };
        for (int i = 0; i < _watches.Count; i++)
        {
            _polled[i + 2] = new Libc.PollFd { Fd = _watches[i].Fd, Events = Libc.PollIn };
        }

        return count;
    }

    // sd-bus gives an instant of the monotonic clock; it is looked at again after a second at the latest.
    private int WaitMs()
    {
        if (SdBus.GetTimeout(_bus, out ulong dueUs) < 0 || dueUs == NoTimeout)
        {
            return LongestWaitMs;
        }

        double nowUs = TimeProvider.System.GetTimestamp() * (1e6 / TimeProvider.System.TimestampFrequency);
        return (int)Math.Clamp(Math.Ceiling((dueUs - nowUs) / 1000), 0, LongestWaitMs);
    }

    private void Receive(FdWatch watch, bool isHangUp)
    {
        fixed (byte* buffer = _packet)
        {
            for (int i = 0; i < PacketsPerTurn; i++)
            {
                nint length = Libc.Receive(watch.Fd, buffer, LongestPacket, Libc.DontWait);
                if (length > 0)
                {
                    watch.Take(new ReadOnlySpan<byte>(buffer, (int)length));
                    continue;
                }

                if (isHangUp)
                {
                    End(watch);
                    watch.Ended();
                }

                return;
            }
        }
    }

    private void End(FdWatch watch)
    {
        if (_watches.Remove(watch))
        {
            Libc.Close(watch.Fd);
        }
    }

    private void Close(BusClosedException reason)
    {
        List<Action<nint>> left;
        lock (_gate)
        {
            _isClosed = true;
            left = _posted;
            _posted = [];
        }

        // What was posted too late still runs, so that its calls fail and its sockets are closed.
        foreach (Action<nint> work in left)
        {
            work(_bus);
        }

        while (_watches.Count > 0)
        {
            FdWatch watch = _watches[^1];
            End(watch);
            watch.Ended();
        }

        SdBus.FlushCloseUnref(_bus);
        foreach ((PendingCall call, GCHandle handle) in _pending)
        {
            handle.Free();
            call.Fail(reason);
        }

        _pending.Clear();
        _matches.ForEach(m => m.Free());
        lock (_gate)
        {
            Libc.Close(_wake);
        }

        _closed.TrySetResult(reason);
    }

    private void Wake()
    {
        ulong one = 1;
        _ = Libc.Write(_wake, &one, sizeof(ulong));
    }
}
