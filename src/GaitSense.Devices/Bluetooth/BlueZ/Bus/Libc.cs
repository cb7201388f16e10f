using System.Runtime.InteropServices;

namespace GaitSense.Devices.Bluetooth.BlueZ.Bus;

/// <summary>The calls of the system that the bus's thread needs, with the numbers of Linux.</summary>
internal static unsafe partial class Libc
{
    public const short PollIn = 0x001;
    public const short PollError = 0x008;
    public const short PollHangUp = 0x010;
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;
    public const int DontWait = 0x40;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "poll")]
    public static partial int Poll(PollFd* fds, nuint count, int timeoutMs);

    [LibraryImport(Library, EntryPoint = "eventfd")]
    public static partial int EventFd(uint initial, int flags);

    [LibraryImport(Library, EntryPoint = "read")]
    public static partial nint Read(int fd, void* buffer, nuint bytes);

    [LibraryImport(Library, EntryPoint = "write")]
    public static partial nint Write(int fd, void* buffer, nuint bytes);

    [LibraryImport(Library, EntryPoint = "recv")]
    public static partial nint Receive(int fd, void* buffer, nuint bytes, int flags);

    [LibraryImport(Library, EntryPoint = "close")]
    private static partial int CloseFd(int fd);

    [LibraryImport(Library, EntryPoint = "dup3")]
    public static partial int Dup3(int fd, int onto, int flags);

    /// <summary>Closes a descriptor; that it may have been closed already is nobody's concern.</summary>
    public static void Close(int fd) => _ = CloseFd(fd);

    /// <summary>A copy of a descriptor that children of this process do not inherit; -1 when there is none to be had.</summary>
    public static int Duplicate(int fd)
    {
        // The number is reserved first, so that the copy never exists without its flag.
        int number = EventFd(0, CloseOnExec);
        if (number >= 0 && Dup3(fd, number, CloseOnExec) < 0)
        {
            Close(number);
            return -1;
        }

        return number;
    }

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollFd
    {
        public int Fd;
        public short Events;
        public short Returned;
    }
}
