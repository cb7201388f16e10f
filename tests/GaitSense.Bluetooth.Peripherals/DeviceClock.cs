using GaitSense.Protocol;

namespace GaitSense.Bluetooth.Peripherals;

/// <summary>The clock of a virtual sensor.</summary>
/// <param name="time">Time as it really passes.</param>
/// <param name="skewPpm">How fast it runs, parts per million.</param>
/// <param name="beginTicks">Where it stands at the beginning.</param>
internal sealed class DeviceClock(TimeProvider time, double skewPpm = 0, uint beginTicks = 0)
{
    private readonly long _begun = time.GetTimestamp();
    private double _zeroS;
    private uint _zeroTicks = beginTicks;

    /// <summary>Seconds that have really passed.</summary>
    public double NowS => time.GetElapsedTime(_begun).TotalSeconds;

    /// <summary>What it shows now.</summary>
    public uint Ticks => TicksAt(NowS);

    public double Speed => 1 + (skewPpm * 1e-6);

    /// <summary>What it shows at a time.</summary>
    public uint TicksAt(double seconds) => unchecked(_zeroTicks + (uint)(long)Math.Floor((seconds - _zeroS) * GattProfile.TicksPerSecond * Speed));

    /// <summary>It begins anew.</summary>
    public void Reset()
    {
        _zeroS = NowS;
        _zeroTicks = 0;
    }
}
