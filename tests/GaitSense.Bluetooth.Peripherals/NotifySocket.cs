using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>The daemon's end of a socket for notifications.</summary>
internal sealed unsafe class NotifySocket : IDisposable
{
    private const int LongestWaitMs = 10_000;

    private readonly Lock _gate = new();
    private int _own;
    private int _other;

    public NotifySocket()
    {
        int* fds = stackalloc int[2];
        int type = SdBusServer.SequencedPackets | Libc.NonBlocking | Libc.CloseOnExec;
        if (SdBusServer.SocketPair(SdBusServer.UnixFamily, type, 0, fds) < 0)
        {
            throw new InvalidOperationException("no socket pair");
        }

        (_own, _other) = (fds[0], fds[1]);
    }

    /// <summary>The end that the other side gets.</summary>
    public int Other => _other;

    /// <summary>The other side has its copy now.</summary>
    public void Handed()
    {
        Libc.Close(_other);
        _other = -1;
    }

    /// <summary>Sends one packet, waiting while the other side does not read; false when it is gone.</summary>
    public bool TrySend(ReadOnlySpan<byte> packet)
    {
        lock (_gate)
        {
            fixed (byte* bytes = packet)
            {
                while (_own >= 0)
                {
                    if (SdBusServer.SendPacket(_own, bytes, (nuint)packet.Length, SdBusServer.NoSignal) >= 0)
                    {
                        return true;
                    }

                    Libc.PollFd wait = new() { Fd = _own, Events = SdBusServer.PollOut };
                    if (Libc.Poll(&wait, 1, LongestWaitMs) <= 0 || (wait.Returned & (Libc.PollHangUp | Libc.PollError)) != 0)
                    {
                        return false;
                    }
                }
            }
        }

        return false;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Libc.Close(_own);
            _own = -1;
        }
    }
}
