using GaitSense.Core.Geometry;
using GaitSense.Core.Samples;

namespace GaitSense.Gait.Feet;

/// <summary>One foot's movement from rest to rest: the samples, and the orientation, velocity and position that the
/// navigator fills in. One object is reused for all strides.</summary>
internal sealed class StrideSegment(int capacity)
{
    public readonly double[] Time = new double[capacity];
    public readonly Vec3[] Force = new Vec3[capacity];
    public readonly Vec3[] Rate = new Vec3[capacity];
    public readonly Quat[] Orientation = new Quat[capacity];
    public readonly Vec3[] Velocity = new Vec3[capacity];
    public readonly Vec3[] Position = new Vec3[capacity];

    public int Capacity => Time.Length;

    public int Count { get; private set; }

    /// <summary>Longest distance in time between two samples, s.</summary>
    public double LongestGapS { get; private set; }

    public SampleMarks Marks { get; private set; }

    public double DurationS => Time[Count - 1] - Time[0];

    /// <summary>Share of the duration that has passed at sample <paramref name="i"/>, 0 to 1.</summary>
    public double Share(int i) => (Time[i] - Time[0]) / DurationS;

    /// <summary>Horizontal speed at sample <paramref name="i"/>, m/s.</summary>
    public double HorizontalSpeed(int i) => Math.Sqrt((Velocity[i].X * Velocity[i].X) + (Velocity[i].Y * Velocity[i].Y));

    /// <summary>Copies samples first..last (inclusive) with the bias taken off the rates; false when they do not fit.</summary>
    public bool Load(FootHistory history, long first, long last, in Vec3 bias)
    {
        long n = last - first + 1;
        if (n < 3 || n > Capacity || first < history.Oldest)
        {
            return false;
        }

        Count = (int)n;
        LongestGapS = 0;
        Marks = SampleMarks.None;
        for (int i = 0; i < Count; i++)
        {
            Time[i] = history.Time(first + i);
            Force[i] = history.Force(first + i);
            Rate[i] = history.Rate(first + i) - bias;
            Marks |= history.Marks(first + i);
            LongestGapS = i > 0 ? Math.Max(LongestGapS, Time[i] - Time[i - 1]) : 0;
        }

        return true;
    }
}
