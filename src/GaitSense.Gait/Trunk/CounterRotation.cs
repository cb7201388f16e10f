using GaitSense.Core.Geometry;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Trunk;

/// <summary>How the thorax turns against the pelvis over a stride: a stand-in for arms that carry no sensors.</summary>
/// <param name="SwingRad">Peak to peak of the first harmonic of the difference, rad.</param>
/// <param name="PhaseRad">Phase of the thorax against the pelvis, rad; pi is counter-rotation, 0 together.</param>
/// <remarks>
/// <para><b>How</b>: the headings of both, less their linear trend over the stride, each to its first harmonic. No common heading is
/// needed, because only changes enter.</para>
/// <para><b>Breaks when</b> walking slowly: then both turn together whatever the arms do. It cannot tell arms that hang from arms that
/// swing with the leg of their side, so that it never stands where an arm's phase stands.</para>
/// </remarks>
internal readonly record struct CounterRotation(double SwingRad, double PhaseRad)
{
    private const double LeastTurnRad = 1 * Angle.RadPerDeg;
    private const double LeastSwingRad = 2 * Angle.RadPerDeg;

    /// <summary>Measures a stride; false when either turns by less than a degree to each side or they differ by less than two.</summary>
    public static bool TryMeasure(PostureTracker pelvis, PostureTracker thorax, double fromS, double toS, out CounterRotation rotation)
    {
        rotation = default;
        if (!TryTurn(pelvis, fromS, toS, out Wave p) || !TryTurn(thorax, fromS, toS, out Wave t))
        {
            return false;
        }

        double swing = 2 * new Wave(t.Cos - p.Cos, t.Sin - p.Sin).Amplitude;
        rotation = new CounterRotation(swing, Angle.Wrap(t.Phase - p.Phase));
        return p.Amplitude >= LeastTurnRad && t.Amplitude >= LeastTurnRad && swing >= LeastSwingRad;
    }

    private static bool TryTurn(PostureTracker tracker, double fromS, double toS, out Wave wave)
    {
        wave = default;
        TimedRing<MotionSample> ring = tracker.Ring;
        if (!ring.TryFind(fromS, toS, SegmentMotion.LongestGapS, out RingSpan span))
        {
            return false;
        }

        double total = 0;
        for (long i = span.First + 1; i <= span.Last; i++)
        {
            total += Angle.Wrap(tracker.HeadingAt(i) - tracker.HeadingAt(i - 1));
        }

        double slope = total / (ring.Time(span.Last) - ring.Time(span.First));
        double turned = 0;
        for (long i = span.First + 1; i <= span.Last; i++)
        {
            double dt = ring.Time(i) - ring.Time(i - 1);
            double change = Angle.Wrap(tracker.HeadingAt(i) - tracker.HeadingAt(i - 1));
            double middle = turned + (0.5 * change) - (slope * (0.5 * (ring.Time(i) + ring.Time(i - 1)) - ring.Time(span.First)));
            turned += change;
            (double s, double c) = Math.SinCos(2 * Math.PI * ((0.5 * (ring.Time(i) + ring.Time(i - 1))) - fromS) / (toS - fromS));
            wave = new Wave(wave.Cos + (2 * dt / (toS - fromS) * middle * c), wave.Sin + (2 * dt / (toS - fromS) * middle * s));
        }

        return true;
    }

    private readonly record struct Wave(double Cos, double Sin)
    {
        public double Amplitude => Math.Sqrt((Cos * Cos) + (Sin * Sin));

        public double Phase => Math.Atan2(Sin, Cos);
    }
}
