using GaitSense.Core.Geometry;

namespace GaitSense.Gait.Arms;

/// <summary>First and second harmonic of the path of a forearm's tip on the floor over one stride.</summary>
internal struct SwingHarmonics
{
    private const double LeastLevel = 0.3;
    private readonly double _movingS;
    private readonly Vec3 _first;
    private readonly Vec3 _drift;
    private Wave _x1;
    private Wave _y1;
    private Wave _x2;
    private Wave _y2;
    private Vec3 _forward;

    /// <param name="movingS">Length of the stride without standing, s.</param>
    /// <param name="first">The tip where the stride begins.</param>
    /// <param name="last">The tip where it ends; the line between is no swing.</param>
    public SwingHarmonics(double movingS, in Vec3 first, in Vec3 last)
    {
        _movingS = movingS;
        _first = first;
        _drift = last - first;
    }

    /// <summary>Angle between the plane of the swing and the sensor's x axis, rad, 0 to half pi; half pi where that axis is so steep
    /// that it says nothing.</summary>
    public readonly double OffForwardRad
    {
        get
        {
            (double x, double y) = Plane();
            double level = Math.Sqrt((_forward.X * _forward.X) + (_forward.Y * _forward.Y));
            double cos = Math.Abs((x * _forward.X) + (y * _forward.Y)) / level;
            return level >= LeastLevel * _movingS ? Math.Acos(Math.Min(1, cos)) : Math.PI / 2;
        }
    }

    /// <summary>Phase at which the first harmonic is most forward, rad.</summary>
    public readonly double ForwardPeakRad
    {
        get
        {
            (double x, double y) = Plane();
            double sign = (x * _forward.X) + (y * _forward.Y) >= 0 ? 1 : -1;
            double cos = (x * _x1.Cos) + (y * _y1.Cos);
            double sin = (x * _x1.Sin) + (y * _y1.Sin);
            return Math.Atan2(sign * sin, sign * cos);
        }
    }

    /// <summary>Takes the tip in the middle between two samples.</summary>
    /// <param name="tip">Horizontal components count.</param>
    /// <param name="forward">The sensor's x axis in the world.</param>
    /// <param name="movedS">Time since the start without standing, s.</param>
    /// <param name="dt">Time between the samples, s.</param>
    public void Add(in Vec3 tip, in Vec3 forward, double movedS, double dt)
    {
        double share = movedS / _movingS;
        Vec3 swing = tip - _first - (share * _drift);
        double weight = 2 * dt / _movingS;
        (double s, double c) = Math.SinCos(2 * Math.PI * share);
        (double s2, double c2) = (2 * s * c, (c * c) - (s * s));
        _x1 = _x1.Plus(weight * swing.X, c, s);
        _y1 = _y1.Plus(weight * swing.Y, c, s);
        _x2 = _x2.Plus(weight * swing.X, c2, s2);
        _y2 = _y2.Plus(weight * swing.Y, c2, s2);
        _forward += forward * dt;
    }

    /// <summary>Largest excursion of a harmonic, as the sine of an angle.</summary>
    public readonly double Amplitude(int harmonic)
    {
        (Wave x, Wave y) = harmonic == 1 ? (_x1, _y1) : (_x2, _y2);
        (double xx, double xy, double yy) = Moments(x, y);
        return Math.Sqrt(0.5 * (xx + yy + Math.Sqrt(((xx - yy) * (xx - yy)) + (4 * xy * xy))));
    }

    // Principal direction of the first harmonic's ellipse.
    private readonly (double X, double Y) Plane()
    {
        (double xx, double xy, double yy) = Moments(_x1, _y1);
        double angle = 0.5 * Math.Atan2(2 * xy, xx - yy);
        return (Math.Cos(angle), Math.Sin(angle));
    }

    private static (double Xx, double Xy, double Yy) Moments(in Wave x, in Wave y) => (
        (x.Cos * x.Cos) + (x.Sin * x.Sin),
        (x.Cos * y.Cos) + (x.Sin * y.Sin),
        (y.Cos * y.Cos) + (y.Sin * y.Sin));

    private readonly record struct Wave(double Cos, double Sin)
    {
        public Wave Plus(double value, double cos, double sin) => new(Cos + (value * cos), Sin + (value * sin));
    }
}
