using GaitSense.Core.Sensors;

namespace GaitSense.Export.Signals;

/// <summary>The samples of one session, sensor by sensor, read as often as a format needs and never all at once.</summary>
public interface ISignals
{
    /// <summary>The sensors.</summary>
    IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>Samples of a sensor.</summary>
    long Count(int sensor);

    /// <summary>True when a sensor measured the magnetic field.</summary>
    bool HasField(int sensor);

    /// <summary>True when the path of a foot is known at least in part.</summary>
    bool HasPath(int sensor) => false;

    /// <summary>The samples of a sensor in rising time, each read when it is asked for.</summary>
    IEnumerable<SignalSample> Samples(int sensor);
}
