using GaitSense.Core.Geometry;
using GaitSense.Core.States;

namespace GaitSense.Gait.Feet;

/// <summary>How far a foot is from standing still, as one number without unit: below about 1 it stands.</summary>
/// <remarks>
/// <para><b>Needs</b>: sensor frame, m/s2 and rad/s, evenly spaced within the window; the direction of up from an
/// orientation filter.</para>
/// <para><b>Gives</b>: the statistic of the window's middle sample, half a window late.</para>
/// <para><b>How</b>: the generalised likelihood ratio of Skog et al. for zero velocity, mean |f - g f/|f||^2/sa^2 +
/// mean |w|^2/sw^2 in closed form, plus |mean f - g up|^2/sb^2: the mean acceleration that is left when gravity, as the
/// gyroscopes carried it here, is taken off. The sums slide with the window, and are taken anew now and then so that
/// rounding cannot gather.</para>
/// <para><b>Differs from</b> the source by the last term. It sees a foot that slides without turning, and it does not take
/// a calm moment in mid-swing for a stance.</para>
/// <para><b>Cost</b>: constant per sample, no allocation.</para>
/// </remarks>
/// <seealso href="https://doi.org/10.1109/TBME.2010.2060723">Skog, Handel, Nilsson, Rantakokko, IEEE TBME 57:2657 (2010)</seealso>
internal sealed class StanceStatistic : IStateful
{
    private const int Renewal = 1024;
    private const double UnsettledMps2 = 0.45;
    private readonly double _scatter;
    private readonly double _rate;
    private readonly double _acceleration;
    private readonly double _inverseCount;
    private Sums _sums;

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

    /// <summary>Moves the window to end at the newest sample; false until it is full.</summary>
    public bool TryAdvance(FootHistory history, out long middle)
    {
        long newest = history.Count - 1;
        long first = newest - (2 * HalfWindow);
        middle = newest - HalfWindow;
        if (first <= 0 || newest % Renewal == 0)
        {
            _sums = default;
            for (long i = Math.Max(0, first); i < newest; i++)
            {
                _sums.Add(history, i, 1);
            }
        }
        else
        {
            _sums.Add(history, first - 1, -1);
        }

        _sums.Add(history, newest, 1);
        return first >= 0;
    }

    /// <summary>The statistic at the window's middle sample.</summary>
    /// <param name="up">Direction of up in the sensor frame there.</param>
    /// <param name="bias">Gyroscope bias, rad/s.</param>
    /// <param name="gravity">Force at rest, m/s2.</param>
    /// <param name="isFirstRest">True while the sensor rests before its first movement; then the force itself points up, whatever a
    /// filter that started with a large bias still says.</param>
    public double Value(in Vec3 up, in Vec3 bias, double gravity, bool isFirstRest)
    {
        Vec3 mean = _sums.Force * _inverseCount;
        double scatter = (_sums.ForceSquared * _inverseCount) - (2 * gravity * mean.Length) + (gravity * gravity);
        double rate = (_sums.RateSquared * _inverseCount) - (2 * Vec3.Dot(bias, _sums.Rate * _inverseCount)) + bias.LengthSquared;
        return (Math.Max(0, scatter) * _scatter)
            + (Math.Max(0, rate) * _rate)
            + Acceleration(mean, up, gravity, isFirstRest);
    }

    private double Acceleration(in Vec3 mean, in Vec3 up, double gravity, bool isFirstRest)
    {
        double squared = (mean - (gravity * up)).LengthSquared;
        return isFirstRest && squared > UnsettledMps2 * UnsettledMps2 ? 0 : squared * _acceleration;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor) => visitor.Value(ref _sums);

    private struct Sums
    {
        public Vec3 Force;
        public Vec3 Rate;
        public double ForceSquared;
        public double RateSquared;

        public void Add(FootHistory history, long n, double sign)
        {
            ref readonly Vec3 f = ref history.Force(n);
            ref readonly Vec3 w = ref history.Rate(n);
            Force += sign * f;
            Rate += sign * w;
            ForceSquared += sign * f.LengthSquared;
            RateSquared += sign * w.LengthSquared;
        }
    }
}
