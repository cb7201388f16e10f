using System.Runtime.InteropServices;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>The functions of sd-bus and of the system that only the side which is called needs.</summary>
internal static unsafe partial class SdBusServer
{
    public const int UnixFamily = 1;
    public const int SequencedPackets = 5;
    public const int NoSignal = 0x4000;
    public const short PollOut = 0x004;

    private const string Library = "libsystemd.so.0";

    [LibraryImport(Library, EntryPoint = "sd_bus_request_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int RequestName(nint bus, string name, ulong flags);

    [LibraryImport(Library, EntryPoint = "sd_bus_release_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ReleaseName(nint bus, string name);

    [LibraryImport(Library, EntryPoint = "sd_bus_add_fallback", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int AddFallback(
        nint bus, nint* slot, string prefix, delegate* unmanaged[Cdecl]<nint, nint, nint, int> callback, nint state);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_new_method_return")]
    public static partial int NewMethodReturn(nint call, out nint message);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_new_method_error")]
    public static partial int NewMethodError(nint call, out nint message, SdBus.BusError* error);

    [LibraryImport(Library, EntryPoint = "sd_bus_message_new_signal", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int NewSignal(nint bus, out nint message, string path, string @interface, string member);

    [LibraryImport(Library, EntryPoint = "sd_bus_send")]
    public static partial int Send(nint bus, nint message, nint cookie);

    [LibraryImport("libc", EntryPoint = "socketpair")]
    public static partial int SocketPair(int family, int type, int protocol, int* fds);

    [LibraryImport("libc", EntryPoint = "send")]
    public static partial nint SendPacket(int fd, void* packet, nuint bytes, int flags);
}
