namespace GaitSense.Protocol;

/// <summary>What a host asks of a sensor on the control point.</summary>
public enum ControlOpcode
{
    /// <summary>Tell the configuration; it comes with every response.</summary>
    ReadConfiguration = 0x01,

    /// <summary>Start the stream; the sequence begins at 0.</summary>
    Start = 0x02,

    /// <summary>Stop the stream.</summary>
    Stop = 0x03,

    /// <summary>Set the sampling rate; parameter u16 in 0.1 Hz.</summary>
    SetRate = 0x04,

    /// <summary>Set full scales; parameter u8 with the packet's range codes.</summary>
    SetRanges = 0x05,

    /// <summary>Set what samples hold; parameter u8 with the packet's content flags.</summary>
    SetContent = 0x06,

    /// <summary>Blink or buzz; parameter u8 in s, 0 ends it.</summary>
    Identify = 0x07,

    /// <summary>Say where the sensor is worn; parameter u8 with the code of the body site.</summary>
    AssignSite = 0x08,
}
