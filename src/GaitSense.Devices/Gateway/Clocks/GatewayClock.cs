namespace GaitSense.Devices.Gateway.Clocks;

/// <summary>The clock of a gateway program: the machine's monotonic clock, which goes on over the program's restarts and is never
/// slewed, and the time of day beside it, which carries times over a restart of the machine.</summary>
/// <param name="time">The machine's clocks.</param>
/// <param name="boot">Which run of the machine this is; times of another run are only as good as the time of day.</param>
public sealed class GatewayClock(TimeProvider time, string boot)
{
    /// <summary>Added to the monotonic clock, so that times from before the machine started are not negative: ten years.</summary>
    private const long BaseNs = 315_360_000_000_000_000;

    /// <summary>Clocks that count from long ago are counted from later on: times stay within what a frame may hold.</summary>
    private const long LongestNs = 1L << 58;

    private const string BootFile = "/proc/sys/kernel/random/boot_id";

    /// <summary>Which run of the machine this is; empty when it is not told.</summary>
    public string Boot => boot;

    /// <summary>Now, ns.</summary>
    public long NowNs => BaseNs + (long)((Int128)time.GetTimestamp() * 1_000_000_000 / time.TimestampFrequency % LongestNs);

    /// <summary>The time of day, ns since 1970, UTC.</summary>
    public long UtcNs => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;

    /// <summary>The clock of this machine.</summary>
    public static GatewayClock OfThisMachine(TimeProvider time) => new(time, File.Exists(BootFile) ? File.ReadAllText(BootFile).Trim() : "");
}
