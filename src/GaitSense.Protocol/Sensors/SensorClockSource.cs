namespace GaitSense.Protocol.Sensors;

/// <summary>Where the time of a sensor's samples comes from.</summary>
public enum SensorClockSource
{
    /// <summary>A stamp of the sensor's own clock.</summary>
    Stamp,

    /// <summary>A running number of samples: it shows losses, but not time.</summary>
    Counter,

    /// <summary>Nothing but the order of arrival.</summary>
    Arrival,
}
