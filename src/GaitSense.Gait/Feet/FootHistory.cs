using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;
using GaitSense.Core.States;

namespace GaitSense.Gait.Feet;

/// <summary>The last samples of one foot sensor in a ring, addressed by running number. Constant memory; nothing is
/// allocated after construction.</summary>
internal sealed class FootHistory : IStateful
{
    private readonly int _mask;
    private readonly double[] _time;
    private readonly Vec3[] _force;
    private readonly Vec3[] _rate;
    private readonly Quat[] _orientation;
    private readonly Vec3[] _up;
    private readonly SampleMarks[] _marks;
    private readonly double[] _statistic;
    private long _count;

    /// <param name="capacity">Samples to keep; a power of two.</param>
    public FootHistory(int capacity)
    {
        _mask = capacity - 1;
        _time = new double[capacity];
        _force = new Vec3[capacity];
        _rate = new Vec3[capacity];
        _orientation = new Quat[capacity];
        _up = new Vec3[capacity];
        _marks = new SampleMarks[capacity];
        _statistic = new double[capacity];
    }

    /// <summary>Number of samples seen; the newest has the number Count - 1.</summary>
    public long Count => _count;

    /// <summary>The oldest number that is still kept.</summary>
    public long Oldest => Math.Max(0, Count - _mask - 1);

    public void Add(double time, in Vec3 force, in Vec3 rate, in Quat orientation, SampleMarks marks)
    {
        int i = (int)(_count & _mask);
        _time[i] = time;
        _force[i] = force;
        _rate[i] = rate;
        _orientation[i] = orientation;
        _up[i] = orientation.InverseRotate(Vec3.UnitZ);
        _marks[i] = marks;
        _statistic[i] = double.PositiveInfinity;
        _count++;
    }

    /// <summary>Forgets all samples.</summary>
    public void Clear() => _count = 0;

    /// <summary>Seconds on the session's clock.</summary>
    public double Time(long n) => _time[n & _mask];

    /// <summary>Specific force, m/s2, sensor frame.</summary>
    public ref readonly Vec3 Force(long n) => ref _force[n & _mask];

    /// <summary>Angular rate, rad/s, sensor frame.</summary>
    public ref readonly Vec3 Rate(long n) => ref _rate[n & _mask];

    /// <summary>Sensor to a z-up world of arbitrary but continuous heading, as the orientation filter knew it then.</summary>
    public ref readonly Quat Orientation(long n) => ref _orientation[n & _mask];

    /// <summary>Direction of up in the sensor frame.</summary>
    public ref readonly Vec3 Up(long n) => ref _up[n & _mask];

    public SampleMarks Marks(long n) => _marks[n & _mask];

    /// <summary>The stance statistic; infinite until known.</summary>
    public ref double Statistic(long n) => ref _statistic[n & _mask];

    /// <summary>Mean force within <paramref name="halfS"/> seconds of sample <paramref name="n"/>, m/s2.</summary>
    public Vec3 MeanForce(long n, double halfS) => Mean(_force, n, halfS);

    /// <summary>Mean rate within <paramref name="halfS"/> seconds of sample <paramref name="n"/>, rad/s.</summary>
    public Vec3 MeanRate(long n, double halfS) => Mean(_rate, n, halfS);

    /// <summary>The number of the sample with the smallest statistic in first..last.</summary>
    public long Stillest(long first, long last)
    {
        long best = first;
        for (long i = first + 1; i <= last; i++)
        {
            best = Statistic(i) < Statistic(best) ? i : best;
        }

        return best;
    }

    /// <summary>The earliest number not before <paramref name="limit"/> that lies within <paramref name="spanS"/> before <paramref name="n"/>.</summary>
    public long Back(long n, double spanS, long limit)
    {
        long i = n;
        while (i > limit && i > Oldest && Time(n) - Time(i - 1) <= spanS)
        {
            i--;
        }

        return i;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Value(ref _count);
        visitor.Array(_time);
        visitor.Array(_force);
        visitor.Array(_rate);
        visitor.Array(_orientation);
        visitor.Array(_up);
        visitor.Array(_marks);
        visitor.Array(_statistic);
    }

    private Vec3 Mean(Vec3[] values, long n, double halfS)
    {
        Vec3 sum = Vec3.Zero;
        int count = 0;
        double t = Time(n);
        for (long i = n; i >= Oldest && t - Time(i) <= halfS; i--, count++)
        {
            sum += values[i & _mask];
        }

        for (long i = n + 1; i < Count && Time(i) - t <= halfS; i++, count++)
        {
            sum += values[i & _mask];
        }

        return sum / count;
    }
}
