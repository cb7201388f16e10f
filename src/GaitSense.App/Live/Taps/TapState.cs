using GaitSense.Core.Sensors;
using GaitSense.Signal.Clocks;

namespace GaitSense.App.Live.Taps;

/// <summary>How a tap check stands.</summary>
/// <param name="Sensors">The sensors of the session.</param>
/// <param name="Verdict">What it comes to so far; null before it has listened long enough.</param>
/// <param name="IsOver">True when it is judged, so that what comes after changes nothing.</param>
/// <param name="ListenedS">How long it was listened for that, on the session's clock, s.</param>
public sealed record TapState(IReadOnlyList<SensorDescriptor> Sensors, TapVerdict? Verdict, bool IsOver, double ListenedS)
{
    /// <summary>No session runs.</summary>
    public static TapState None { get; } = new([], null, false, 0);
}
