using System.Globalization;

namespace GaitSense.Core.Time;

/// <summary>An instant on the session's clock: nanoseconds since the session (or recording) began.</summary>
/// <param name="Nanoseconds">Nanoseconds since the beginning.</param>
public readonly record struct SessionTime(long Nanoseconds) : IComparable<SessionTime>
{
    /// <summary>The beginning.</summary>
    public static SessionTime Zero => default;

    /// <summary>Seconds since the beginning.</summary>
    public double Seconds => Nanoseconds * 1e-9;

    /// <summary>The instant that many seconds after the beginning, to the nanosecond.</summary>
    public static SessionTime FromSeconds(double seconds) => new((long)Math.Round(seconds * 1e9));

    /// <summary>Time from <paramref name="b"/> to <paramref name="a"/>, to 100 ns.</summary>
    public static TimeSpan operator -(SessionTime a, SessionTime b) => TimeSpan.FromTicks((a.Nanoseconds - b.Nanoseconds) / 100);

    /// <summary>The instant later by <paramref name="d"/>.</summary>
    public static SessionTime operator +(SessionTime a, TimeSpan d) => new(a.Nanoseconds + (d.Ticks * 100));

    /// <summary>True when <paramref name="a"/> is earlier.</summary>
    public static bool operator <(SessionTime a, SessionTime b) => a.Nanoseconds < b.Nanoseconds;

    /// <summary>True when <paramref name="a"/> is later.</summary>
    public static bool operator >(SessionTime a, SessionTime b) => a.Nanoseconds > b.Nanoseconds;

    /// <summary>True when <paramref name="a"/> is not later.</summary>
    public static bool operator <=(SessionTime a, SessionTime b) => a.Nanoseconds <= b.Nanoseconds;

    /// <summary>True when <paramref name="a"/> is not earlier.</summary>
    public static bool operator >=(SessionTime a, SessionTime b) => a.Nanoseconds >= b.Nanoseconds;

    /// <inheritdoc/>
    public int CompareTo(SessionTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seconds:0.0000} s");
}
