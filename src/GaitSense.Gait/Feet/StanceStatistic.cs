using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Feet;

/// <summary>How far a foot is from standing still, as one number without unit: below about 1 it stands.</summary>
/// <remarks>
/// <para><b>Needs</b>: sensor frame, m/s2 and rad/s, evenly spaced within the window; the direction of up from an
/// orientation filter.</para>
/// <para><b>Gives</b>: the statistic of the window's middle sample, half a window late.</para>
/// <para><b>How</b>: the generalised likelihood ratio of Skog et al. for zero velocity, mean |f - g f/|f||^2/sa^2 +
/// mean |w|^2/sw^2 in closed form, plus |mean f - g up|^2/sb^2: the mean acceleration that is left when gravity, as the
/// gyroscopes carried it here, is taken off.</para>
/// <para><b>Differs from</b> the source by the last term. It sees a foot that slides without turning, and it does not take
/// a calm moment in mid-swing for a stance.</para>
/// <para><b>Cost</b>: one pass over the window per sample, no allocation.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1109/TBME.2010.2060723">Skog, Handel, Nilsson, Rantakokko, IEEE TBME 57:2657 (2010)</seealso>
internal sealed class StanceStatistic
{
    private readonly double _scatter;
    private readonly double _rate;
    private readonly double _acceleration;
    private readonly double _inverseCount;

    public StanceStatistic(FootOptions options, double rateHz)
    {
        HalfWindow = Math.Max(1, (int)Math.Round(0.5 * options.StanceWindowS * rateHz));
        _scatter = 1 / (options.StanceScatterMps2 * options.StanceScatterMps2);
        _rate = 1 / (options.StanceRateRadPerS * options.StanceRateRadPerS);
        _acceleration = 1 / (options.StanceAccelerationMps2 * options.StanceAccelerationMps2);
        _inverseCount = 1.0 / ((2 * HalfWindow) + 1);
    }

    /// <summary>Samples on each side of the middle one.</summary>
    public int HalfWindow { get; }

    /// <summary>The statistic at sample <paramref name="n"/>; the window must lie inside the history.</summary>
    /// <param name="history">The samples.</param>
    /// <param name="n">Number of the middle sample.</param>
    /// <param name="bias">Gyroscope bias, rad/s.</param>
    /// <param name="gravity">Force at rest, m/s2.</param>
    public double At(FootHistory history, long n, in Vec3 bias, double gravity)
    {
        Vec3 force = Vec3.Zero;
        double force2 = 0;
        double rate2 = 0;
        for (long i = n - HalfWindow; i <= n + HalfWindow; i++)
        {
            ref readonly Vec3 f = ref history.Force(i);
            force += f;
            force2 += f.LengthSquared;
            rate2 += (history.Rate(i) - bias).LengthSquared;
        }

        Vec3 mean = force * _inverseCount;
        double scatter = (force2 * _inverseCount) - (2 * gravity * mean.Length) + (gravity * gravity);
        return (Math.Max(0, scatter) * _scatter)
            + (rate2 * _inverseCount * _rate)
            + ((mean - (gravity * history.Up(n))).LengthSquared * _acceleration);
    }
}
