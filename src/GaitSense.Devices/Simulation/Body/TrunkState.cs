namespace GaitSense.Devices.Simulation.Body;

/// <summary>What the upper body follows. Between plans every channel moves smoothly.</summary>
/// <param name="X">Middle of both feet, m.</param>
/// <param name="Y">Middle of both feet, m.</param>
/// <param name="HeadingRad">Heading of the body.</param>
/// <param name="PhaseRad">Gait phase: a left contact at multiples of 2 pi, a right contact half-way between; it stops in pauses.</param>
/// <param name="Activity">0 standing, 1 walking: scales the oscillations of the trunk.</param>
/// <param name="Travel">1 backward, -1 forward, 0 neither: scales what depends on the direction.</param>
/// <param name="TiltRad">Anterior pelvic tilt against quiet standing.</param>
/// <param name="LeanRad">Anterior lean of the thorax against quiet standing.</param>
internal readonly record struct TrunkState(
    double X,
    double Y,
    double HeadingRad,
    double PhaseRad,
    double Activity,
    double Travel,
    double TiltRad,
    double LeanRad)
{
    /// <summary>Channel by channel.</summary>
    public static TrunkState operator +(in TrunkState a, in TrunkState b) => new(
        a.X + b.X,
        a.Y + b.Y,
        a.HeadingRad + b.HeadingRad,
        a.PhaseRad + b.PhaseRad,
        a.Activity + b.Activity,
        a.Travel + b.Travel,
        a.TiltRad + b.TiltRad,
        a.LeanRad + b.LeanRad);

    /// <summary>Channel by channel.</summary>
    public static TrunkState operator -(in TrunkState a, in TrunkState b) => new(
        a.X - b.X,
        a.Y - b.Y,
        a.HeadingRad - b.HeadingRad,
        a.PhaseRad - b.PhaseRad,
        a.Activity - b.Activity,
        a.Travel - b.Travel,
        a.TiltRad - b.TiltRad,
        a.LeanRad - b.LeanRad);

    /// <summary>Channel by channel.</summary>
    public static TrunkState operator *(in TrunkState a, double s) => new(
        a.X * s,
        a.Y * s,
        a.HeadingRad * s,
        a.PhaseRad * s,
        a.Activity * s,
        a.Travel * s,
        a.TiltRad * s,
        a.LeanRad * s);

    /// <summary>A function of two states, channel by channel.</summary>
    public static TrunkState Each(in TrunkState a, in TrunkState b, Func<double, double, double> f) => new(
        f(a.X, b.X),
        f(a.Y, b.Y),
        f(a.HeadingRad, b.HeadingRad),
        f(a.PhaseRad, b.PhaseRad),
        f(a.Activity, b.Activity),
        f(a.Travel, b.Travel),
        f(a.TiltRad, b.TiltRad),
        f(a.LeanRad, b.LeanRad));
}
