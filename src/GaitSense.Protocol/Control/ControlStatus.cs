namespace GaitSense.Protocol;

/// <summary>A sensor's answer to a request. A host reads any code it does not know as a refusal.</summary>
public enum ControlStatus
{
    /// <summary>Done; the configuration in the response is in force.</summary>
    Ok = 0x00,

    /// <summary>The sensor does not know the opcode.</summary>
    NotSupported = 0x01,

    /// <summary>Wrong length, or a value that this sensor does not offer.</summary>
    InvalidParameter = 0x02,

    /// <summary>Not now: settings need a stopped stream, start needs a stopped stream with notifications enabled.</summary>
    WrongState = 0x03,

    /// <summary>Busy with something else; the same request may be repeated after 100 ms.</summary>
    Busy = 0x04,

    /// <summary>Not one sample fits into a notification; the host exchanges the MTU first.</summary>
    MtuTooSmall = 0x05,

    /// <summary>The inertial sensor does not answer.</summary>
    SensorFault = 0x06,
}
