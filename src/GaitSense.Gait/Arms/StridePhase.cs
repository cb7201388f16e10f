namespace GaitSense.Gait.Arms;

/// <summary>Phase of a stride in which standing does not count: it stands still while both feet do.</summary>
/// <param name="FromS">Initial contact that begins the stride, s.</param>
/// <param name="ToS">Initial contact that ends it, s.</param>
/// <param name="First">A pause, from and to, s; empty when it ends where it begins.</param>
/// <param name="Second">Another, later.</param>
internal readonly record struct StridePhase(double FromS, double ToS, Pause First, Pause Second)
{
    /// <summary>Time without the pauses, s.</summary>
    public double MovingS => ToS - FromS - First.Length - Second.Length;

    /// <summary>True when time was taken out.</summary>
    public bool HasPause => First.Length + Second.Length > 0;

    /// <summary>A stride without a pause.</summary>
    public static StridePhase Of(double fromS, double toS) => new(fromS, toS, default, default);

    /// <summary>Moving time from the start of the stride to an instant, s.</summary>
    public double MovedS(double timeS) => timeS - FromS - First.Before(timeS) - Second.Before(timeS);
}

/// <summary>A time of standing, s.</summary>
internal readonly record struct Pause(double FromS, double ToS)
{
    /// <summary>How long, s.</summary>
    public double Length => ToS - FromS;

    /// <summary>How much of it lies before an instant, s.</summary>
    public double Before(double timeS) => Math.Clamp(timeS - FromS, 0, Length);
}
