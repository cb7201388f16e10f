using System.Numerics;
using GaitSense.Core.States;

namespace GaitSense.Gait.Histories;

/// <summary>The last seconds of something with a time, oldest overwritten first.</summary>
/// <remarks><b>Needs</b> rising times. <b>Cost</b> constant memory; nothing is allocated after construction; finding an instant
/// takes the logarithm of the length.</remarks>
internal sealed class TimedRing<T> : IStateful
    where T : unmanaged
{
    private readonly double[] _time;
    private readonly T[] _items;
    private readonly int _mask;
    private long _count;

    /// <param name="seconds">How far back it reaches at least.</param>
    /// <param name="rateHz">How often something is added.</param>
    public TimedRing(double seconds, double rateHz)
    {
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(seconds * rateHz * 1.1));
        _mask = capacity - 1;
        _time = new double[capacity];
        _items = new T[capacity];
    }

    /// <summary>Numbers run from 0 to this, exclusive.</summary>
    public long Count => _count;

    /// <summary>The smallest number that is still kept.</summary>
    public long Oldest => Math.Max(0, _count - _mask - 1);

    /// <summary>What has that number.</summary>
    public ref readonly T this[long n] => ref _items[n & _mask];

    /// <summary>When, s.</summary>
    public double Time(long n) => _time[n & _mask];

    /// <summary>Adds the newest.</summary>
    public void Add(double timeS, in T item)
    {
        _time[_count & _mask] = timeS;
        _items[_count & _mask] = item;
        _count++;
    }

    /// <summary>The smallest number at or after a time; <see cref="Count"/> when all are earlier.</summary>
    public long FirstFrom(double timeS)
    {
        long low = Oldest;
        long high = _count;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (Time(middle) < timeS)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The samples from one instant to another.</summary>
    /// <param name="fromS">From, s.</param>
    /// <param name="toS">To, s.</param>
    /// <param name="longestGapS">What is missing for longer than this is not counted as seen, s.</param>
    /// <param name="span">The numbers, and the share of the time that was seen.</param>
    /// <returns>False when the span holds fewer than five samples or less than three quarters of it were seen.</returns>
    public bool TryFind(double fromS, double toS, double longestGapS, out RingSpan span)
    {
        long first = FirstFrom(fromS);
        long last = FirstFrom(toS);
        last -= last == _count || Time(last) > toS ? 1 : 0;
        span = default;
        if (!(toS > fromS) || last - first < 4)
        {
            return false;
        }

        double before = Time(first) - fromS;
        double after = toS - Time(last);
        double seen = Math.Min(before, longestGapS) + Math.Min(after, longestGapS);
        for (long i = first + 1; i <= last; i++)
        {
            double dt = Time(i) - Time(i - 1);
            seen += dt <= longestGapS ? dt : 0;
        }

        double step = 0.25 * (toS - fromS);
        span = new RingSpan(first, last, Math.Min(1, seen / (toS - fromS)));
        return before <= step && after <= step && span.Coverage >= 0.75;
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor)
    {
        visitor.Array(_time);
        visitor.Array(_items);
        visitor.Value(ref _count);
    }
}

/// <summary>Samples of a ring.</summary>
/// <param name="First">Number of the first.</param>
/// <param name="Last">Number of the last, inclusive.</param>
/// <param name="Coverage">Share of the time that was seen, 0 to 1.</param>
internal readonly record struct RingSpan(long First, long Last, double Coverage);
