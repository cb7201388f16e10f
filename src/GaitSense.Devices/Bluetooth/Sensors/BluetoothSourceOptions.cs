using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>What is asked of sensors, and how patient the source is.</summary>
public sealed record BluetoothSourceOptions
{
    /// <summary>The defaults.</summary>
    public static BluetoothSourceOptions Default => new();

    /// <summary>Sampling rate asked for, Hz. Lower saves battery and air; below 60 Hz contacts blur. A sensor takes the next
    /// rate that it offers.</summary>
    /// <value>100 Hz</value>
    public double RateHz { get; init; } = 100;

    /// <summary>Smallest full scale of acceleration that will do.</summary>
    /// <value>16 g, which a foot's landing stays below</value>
    public AccelerationRange AccelerationRange { get; init; } = AccelerationRange.G16;

    /// <summary>Smallest full scale of angular rate that will do.</summary>
    /// <value>2000 degrees per second</value>
    public AngularRateRange AngularRateRange { get; init; } = AngularRateRange.Dps2000;

    /// <summary>Longest search for sensors. It ends some 2 s after every remembered sensor was heard.</summary>
    /// <value>8 s</value>
    public TimeSpan SearchTime { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Which advertisements are looked at, among those of known kinds of sensors.</summary>
    /// <value>all</value>
    public ScanFilter Filter { get; init; } = ScanFilter.Everything;

    /// <summary>The kinds of sensors that are known.</summary>
    /// <value>those that this process works with</value>
    public SensorProfiles Profiles { get; init; } = SensorProfiles.Current;

    /// <summary>Longest wait for the link to one sensor at the start.</summary>
    /// <value>30 s</value>
    public TimeSpan LinkTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for an answer on the control point. The profile allows a sensor 1 s.</summary>
    /// <value>3 s</value>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>First wait before a lost sensor is tried again; it doubles with every failure.</summary>
    /// <value>0.5 s</value>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest wait before a lost sensor is tried again.</summary>
    /// <value>8 s</value>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How often battery and signal are told.</summary>
    /// <value>10 s</value>
    public TimeSpan StatusInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether sensors that can put themselves on one clock (Movella DOT) are told to when there is more than one. It takes
    /// some ten seconds at the start.</summary>
    /// <value>true</value>
    public bool SharesClocks { get; init; } = true;

    /// <summary>How long that is waited for. Shorter finds sensors that have not come back yet.</summary>
    /// <value>10 s; the maker says 8 s at least</value>
    public TimeSpan SharedClockTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Packets that wait for a receiver at most; what comes while they do is dropped and counted.</summary>
    /// <value>1024, some 10 s of six sensors</value>
    public int QueueLength { get; init; } = 1024;
}
