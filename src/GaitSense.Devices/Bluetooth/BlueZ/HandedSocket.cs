using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>A socket that an answer may still bring after nobody waits for it any more: then it is closed.</summary>
internal sealed class HandedSocket
{
    private readonly Lock _gate = new();
    private int? _fd;
    private bool _isAbandoned;

    /// <summary>The answer has brought it.</summary>
    public int Take(int fd)
    {
        lock (_gate)
        {
            if (_isAbandoned)
            {
                Libc.Close(fd);
            }

            _fd = fd;
            return fd;
        }
    }

    /// <summary>Nobody waits any more.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            if (_fd is { } fd && !_isAbandoned)
            {
                Libc.Close(fd);
            }

            _isAbandoned = true;
        }
    }
}
