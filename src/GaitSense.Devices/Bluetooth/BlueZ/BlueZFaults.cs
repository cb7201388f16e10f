using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>What the errors of bus and daemon mean to a person, and what to do about them.</summary>
internal static class BlueZFaults
{
    private const int ErrnoNotPermitted = 1;
    private const int ErrnoAccess = 13;

    public static BluetoothFaultException NoLibrary() => Make(
        BluetoothFaultKind.Unavailable,
        "the library libsystemd.so.0 is missing",
        "Bluetooth",
        "Install libsystemd0 (Debian, Ubuntu) or systemd-libs. Sensors by radio need Linux with BlueZ");

    public static BluetoothFaultException NoDaemon() => Make(
        BluetoothFaultKind.Unavailable,
        "the Bluetooth daemon does not answer",
        "Bluetooth",
        "Install bluez and start it: sudo systemctl start bluetooth");

    public static BluetoothFaultException NoAdapter(string? name) => Make(
        BluetoothFaultKind.Unavailable,
        name is null ? "there is no Bluetooth adapter" : $"there is no Bluetooth adapter {name}",
        "Bluetooth",
        "Plug one in; bluetoothctl list shows what the daemon sees");

    public static BluetoothFaultException SwitchedOff() => Make(
        BluetoothFaultKind.SwitchedOff,
        "the Bluetooth adapter is switched off",
        "Bluetooth",
        "Switch it on: bluetoothctl power on; where that is blocked, rfkill unblock bluetooth");

    public static BluetoothFaultException NotSeen(string device) => Make(
        BluetoothFaultKind.NotFound, "it was not heard", Sensor(device), "Switch it on and bring it closer; gaitsense sensors scan lists what is heard");

    public static BluetoothFaultException NotResolved(string device) => Make(
        BluetoothFaultKind.TimedOut, "it was linked but did not list its services in time", Sensor(device), "Bring it closer and try again");

    public static BluetoothFaultException PairingDemanded(string device, string reason) => Make(
        BluetoothFaultKind.PairingDemanded,
        $"it demands pairing, and that failed: {reason}",
        Sensor(device),
        $"Pair it by hand, once: bluetoothctl pair {device}");

    /// <summary>True when the device refused because the link is not paired.</summary>
    public static bool DemandsPairing(BusErrorException error) =>
        error.Name is "org.bluez.Error.NotAuthorized" or "org.bluez.Error.AuthenticationRequired"
        || (error.Name == "org.bluez.Error.NotPermitted" && error.Text.Contains("paired", StringComparison.OrdinalIgnoreCase));

    /// <summary>True when nobody answered in time: what was asked for may have been done or not.</summary>
    public static bool IsUnanswered(BusErrorException error) =>
        error.Name is "org.freedesktop.DBus.Error.NoReply" or "org.freedesktop.DBus.Error.Timeout" or "org.freedesktop.DBus.Error.TimedOut";

    /// <summary>The fault behind an exception of the bus; the exception itself when it is none of the bus.</summary>
    /// <param name="e">The exception.</param>
    /// <param name="where">What was being done with what.</param>
    public static Exception From(Exception e, string where) => e switch
    {
        BusErrorException error => From(error, where),
        MalformedMessageException malformed => Make(
            BluetoothFaultKind.Malformed, $"the daemon's answer could not be read: {malformed.Message}", where, "Check the version of bluez (5.55 or later)"),
        BusClosedException { Errno: ErrnoAccess or ErrnoNotPermitted } => Denied("the message bus lets this user not in", where),
        BusClosedException closed => Make(
            BluetoothFaultKind.Unavailable,
            $"{closed.Message}{(closed.Errno == 0 ? "" : FormattableString.Invariant($" (errno {closed.Errno})"))}",
            where,
            "Start the system's message bus (package dbus), or point DBUS_SYSTEM_BUS_ADDRESS to it"),
        DllNotFoundException or EntryPointNotFoundException => NoLibrary(),
        _ => e,
    };

    private static BluetoothFaultException From(BusErrorException error, string where) => error.Name switch
    {
        "org.freedesktop.DBus.Error.AccessDenied" or "org.freedesktop.DBus.Error.AuthFailed" =>
            Denied("this user may not use Bluetooth", where),
        "org.freedesktop.DBus.Error.ServiceUnknown" or "org.freedesktop.DBus.Error.NameHasNoOwner"
            or "org.freedesktop.DBus.Error.Disconnected" => NoDaemon(),
        _ when IsUnanswered(error) => Make(
            BluetoothFaultKind.TimedOut, "no answer in time", where, "Bring the sensor closer and try again"),
        "org.freedesktop.DBus.Error.UnknownObject" or "org.bluez.Error.DoesNotExist" => Make(
            BluetoothFaultKind.NotFound, "the daemon does not know it any more", where, "Switch the sensor on and bring it closer"),
        "org.bluez.Error.NotReady" => SwitchedOff(),
        "org.bluez.Error.NotConnected" => Make(BluetoothFaultKind.LinkLost, "the link was lost", where, "Bring the sensor closer and try again"),
        _ => Make(BluetoothFaultKind.Refused, $"refused: {error.Text} ({error.Name})", where, "Try again; bluetoothctl and the daemon's log say more"),
    };

    private static BluetoothFaultException Denied(string what, string where) => Make(
        BluetoothFaultKind.PermissionDenied,
        what,
        where,
        "Add the user to the group bluetooth (sudo usermod -aG bluetooth <user>) and log in again, or allow org.bluez in /etc/dbus-1/system.d or polkit");

    private static string Sensor(string device) => $"sensor {device}";

    private static BluetoothFaultException Make(BluetoothFaultKind kind, string what, string where, string advice) =>
        new(kind, new InputFault(what, where, advice));
}
