using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using GaitSense.Core.States;
using GaitSense.Gait.Histories;

namespace GaitSense.Gait.Trunk;

/// <summary>Finds which way a trunk sensor faces from the accelerations of walking.</summary>
/// <remarks>
/// <para><b>Needs</b>: strides of either foot, straight and without a pause; the share of stance.</para>
/// <para><b>Gives</b>: the turn from the sensor's level x axis to the walker's forward, left positive, after eight strides that
/// agree; then it stays, so that a change of posture is never mistaken for a change of mounting.</para>
/// <para><b>How</b>: 1. Level accelerations over a stride are split into harmonics of the stride. The body sways from side to side
/// once per stride and along the line of travel once per step, so that odd harmonics lie across and even ones along: both give one
/// principal axis. 2. Its sign: while one foot stands alone the body is pushed away from it (a pendulum upside down). That holds
/// walking backward as well as forward.</para>
/// <para><b>Differs from</b> the usual principal axis of rates, which in walking finds pelvic rotation and obliquity rather than tilt.</para>
/// <para><b>Breaks when</b> the walker hardly sways (a slow shuffle): then it stays unknown.</para>
/// </remarks>
internal sealed class WalkingAxes : IStateful
{
    private const int StridesToSettle = 8;
    private const double MinShare = 0.65;
    private const double MinAgreement = 0.7;
    private const double MaxKnownYawRad = 65 * Angle.RadPerDeg;
    private const double MinAmplitudeMps2 = 0.05;
    private readonly AxesKnowledge _knowledge;
    private Tally _tally;

    public WalkingAxes(AxesKnowledge knowledge) => _knowledge = knowledge;

    /// <summary>True when the walker's forward is known at all.</summary>
    public bool IsKnown => _knowledge != AxesKnowledge.Unknown || _tally.IsSettled;

    /// <summary>True when it is exact or was found.</summary>
    public bool IsSettled => _knowledge == AxesKnowledge.Exact || _tally.IsSettled;

    /// <summary>Turn from the sensor's level x axis to forward, left positive, rad.</summary>
    public double YawRad => _tally.YawRad;

    /// <summary>Strides that it has learnt from.</summary>
    public int Strides => _tally.Strides;

    /// <summary>Forgets what was learnt: the sensor has moved.</summary>
    public void Forget() => _tally = default;

    /// <summary>Learns from a stride.</summary>
    /// <param name="ring">The sensor's history.</param>
    /// <param name="span">The stride in it.</param>
    /// <param name="toLevel">Rotation from the sensor to its level frame without yaw.</param>
    /// <param name="stride">The stride.</param>
    public void Learn(TimedRing<MotionSample> ring, in RingSpan span, in Quat toLevel, in StrideSpan stride)
    {
        if (IsSettled)
        {
            return;
        }

        Harmonics h = Harmonics.Of(ring, span, toLevel, stride);
        double odd = h.OddXx + h.OddYy;
        double even = h.EvenXx + h.EvenYy;
        if (odd + even < MinAmplitudeMps2 * MinAmplitudeMps2)
        {
            return;
        }

        // 1. Along turned by a quarter lies across.
        double weight = 1 / (odd + even);
        _tally.Xx += weight * (h.OddXx + h.EvenYy);
        _tally.Xy += weight * (h.OddXy - h.EvenXy);
        _tally.Yy += weight * (h.OddYy + h.EvenXx);

        // 2.
        double sign = (stride.Side == Side.Left ? -1 : 1) / Math.Sqrt(odd + even);
        _tally.LeftX += sign * h.MidStanceX;
        _tally.LeftY += sign * h.MidStanceY;
        _tally.LeftLength += Math.Abs(sign) * Math.Sqrt((h.MidStanceX * h.MidStanceX) + (h.MidStanceY * h.MidStanceY));
        _tally.Strides++;
        if (_tally.Strides >= StridesToSettle)
        {
            Settle();
        }
    }

    /// <inheritdoc/>
    public void Visit(IStateVisitor visitor) => visitor.Value(ref _tally);

    private void Settle()
    {
        double root = Math.Sqrt(((_tally.Yy - _tally.Xx) * (_tally.Yy - _tally.Xx)) + (4 * _tally.Xy * _tally.Xy));
        double share = 0.5 * (1 + (root / (_tally.Xx + _tally.Yy)));
        double yaw = 0.5 * Math.Atan2(-2 * _tally.Xy, _tally.Yy - _tally.Xx);
        double left = (-Math.Sin(yaw) * _tally.LeftX) + (Math.Cos(yaw) * _tally.LeftY);
        if (_knowledge == AxesKnowledge.Unknown)
        {
            yaw = left >= 0 ? yaw : Angle.Wrap(yaw + Math.PI);
            _tally.IsSettled = share >= MinShare && Math.Abs(left) >= MinAgreement * _tally.LeftLength;
        }
        else
        {
            _tally.IsSettled = share >= MinShare && Math.Abs(yaw) <= MaxKnownYawRad;
        }

        _tally.YawRad = _tally.IsSettled ? yaw : 0;
    }

    private struct Tally
    {
        public double Xx;
        public double Xy;
        public double Yy;
        public double LeftX;
        public double LeftY;
        public double LeftLength;
        public double YawRad;
        public int Strides;
        public bool IsSettled;
    }

    // Level accelerations of a stride: second moments of odd and even harmonics, and the part in time with mid-stance.
    private struct Harmonics
    {
        private const int Highest = 4;
        public double OddXx;
        public double OddXy;
        public double OddYy;
        public double EvenXx;
        public double EvenXy;
        public double EvenYy;
        public double MidStanceX;
        public double MidStanceY;

        public static Harmonics Of(TimedRing<MotionSample> ring, in RingSpan span, in Quat toLevel, in StrideSpan stride)
        {
            Span<double> sums = stackalloc double[4 * Highest];
            sums.Clear();
            double omega = 2 * Math.PI / (stride.ToS - stride.FromS);
            for (long i = span.First + 1; i <= span.Last; i++)
            {
                double dt = ring.Time(i) - ring.Time(i - 1);
                if (dt <= SegmentMotion.LongestGapS)
                {
                    Vec3 a = toLevel.Rotate(0.5 * (ring[i].Acceleration + ring[i - 1].Acceleration));
                    double phase = omega * (0.5 * (ring.Time(i) + ring.Time(i - 1)) - stride.FromS);
                    Add(sums, a, phase, 2 * dt / (stride.ToS - stride.FromS));
                }
            }

            return Moments(sums, Math.PI * stride.StanceShare);
        }

        private static void Add(Span<double> sums, in Vec3 a, double phase, double weight)
        {
            for (int n = 1; n <= Highest; n++)
            {
                (double s, double c) = Math.SinCos(n * phase);
                int k = 4 * (n - 1);
                sums[k] += weight * a.X * c;
                sums[k + 1] += weight * a.X * s;
                sums[k + 2] += weight * a.Y * c;
                sums[k + 3] += weight * a.Y * s;
            }
        }

        private static Harmonics Moments(ReadOnlySpan<double> sums, double midStance)
        {
            Harmonics h = default;
            for (int n = 1; n <= Highest; n++)
            {
                ReadOnlySpan<double> k = sums.Slice(4 * (n - 1), 4);
                double xx = (k[0] * k[0]) + (k[1] * k[1]);
                double yy = (k[2] * k[2]) + (k[3] * k[3]);
                double xy = (k[0] * k[2]) + (k[1] * k[3]);
                if (n % 2 == 1)
                {
                    (h.OddXx, h.OddXy, h.OddYy) = (h.OddXx + xx, h.OddXy + xy, h.OddYy + yy);
                }
                else
                {
                    (h.EvenXx, h.EvenXy, h.EvenYy) = (h.EvenXx + xx, h.EvenXy + xy, h.EvenYy + yy);
                }
            }

            (double sin, double cos) = Math.SinCos(midStance);
            h.MidStanceX = (sums[0] * cos) + (sums[1] * sin);
            h.MidStanceY = (sums[2] * cos) + (sums[3] * sin);
            return h;
        }
    }
}
