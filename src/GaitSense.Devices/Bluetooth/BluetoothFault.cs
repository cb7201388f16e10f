using GaitSense.Core.Recordings;

namespace GaitSense.Devices.Bluetooth;

/// <summary>What stands between this program and a sensor.</summary>
public enum BluetoothFaultKind
{
    /// <summary>There is no Bluetooth here: no library, no bus, no daemon or no adapter.</summary>
    Unavailable,

    /// <summary>The adapter is switched off.</summary>
    SwitchedOff,

    /// <summary>This user may not use Bluetooth.</summary>
    PermissionDenied,

    /// <summary>The device is out of reach, or it has no such characteristic.</summary>
    NotFound,

    /// <summary>The device wants to be paired with, and that did not work.</summary>
    PairingDemanded,

    /// <summary>The link was lost meanwhile.</summary>
    LinkLost,

    /// <summary>No answer in time.</summary>
    TimedOut,

    /// <summary>The device or the daemon refused.</summary>
    Refused,

    /// <summary>The answer could not be read.</summary>
    Malformed,
}

/// <summary>Something in the surroundings that Bluetooth cannot do without, or a device that does not play along.</summary>
public sealed class BluetoothFaultException : Exception
{
    /// <summary>Carries a fault.</summary>
    public BluetoothFaultException(BluetoothFaultKind kind, InputFault fault)
        : base(fault.ToString())
    {
        Kind = kind;
        Fault = fault;
    }

    /// <summary>What kind of fault.</summary>
    public BluetoothFaultKind Kind { get; }

    /// <summary>What is wrong, where, and what to do.</summary>
    public InputFault Fault { get; }
}
