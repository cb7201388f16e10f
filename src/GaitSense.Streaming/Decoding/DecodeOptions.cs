using GaitSense.Protocol.Sensors;

namespace GaitSense.Streaming;

/// <summary>What can be set about putting packets in order. A value out of range is refused when it is set.</summary>
public sealed record DecodeOptions
{
    /// <summary>The defaults.</summary>
    public static DecodeOptions Default => new();

    /// <summary>How long a packet waits for one that should come before it, by arrival on the host, 0 to 2 s. Longer: more
    /// reordering is healed. Shorter: less delay after a loss. Without a loss nothing waits.</summary>
    /// <value>120 ms</value>
    public TimeSpan ReorderWindow
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromSeconds(2)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ReorderWindow), value, "must be 0 s to 2 s");
    }

    = TimeSpan.FromMilliseconds(120);

    /// <summary>How many packets of one sensor may wait, 1 to 256. When more would, the oldest is handed on.</summary>
    /// <value>16</value>
    public int MaxWaiting
    {
        get;
        init => field = value is >= 1 and <= 256
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MaxWaiting), value, "must be 1 to 256");
    }

    = 16;

    /// <summary>The kinds of sensors that rosters may name.</summary>
    /// <value>those that this process works with</value>
    public SensorProfiles Profiles { get; init; } = SensorProfiles.Current;
}
