namespace GaitSense.Core.Sensors;

/// <summary>What a sensor's time stamps are worth.</summary>
public enum ClockKind
{
    /// <summary>Stamps are already on the session's clock (a file whose rows share one clock).</summary>
    Session,

    /// <summary>Every packet carries ticks of the sensor's own free-running clock.</summary>
    FreeRunning,

    /// <summary>There are no stamps: samples are only counted, and their true rate must be found from when they arrive.</summary>
    SampleCount,
}
