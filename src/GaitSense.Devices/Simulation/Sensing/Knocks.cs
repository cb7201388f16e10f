using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>Knocks that every sensor feels in the same instant, as when a walker drops onto the heels. They may be asked for while packets are
/// made, from any thread.</summary>
/// <remarks><b>How</b> each is a pulse along the force felt, shaped as the second derivative of a bell: it leaves neither speed nor way behind,
/// so that the walk goes on as it would have.</remarks>
internal sealed class Knocks
{
    private const double PeakMps2 = 45;
    private const double CentreHz = 25;
    private const double LastsS = 0.06;
    private const double AheadS = 0.7;
    private const double ApartS = 1;

    private readonly Lock _gate = new();
    private double[] _timesS = [];
    private double _reachedS;

    /// <summary>So many, a second apart, soon.</summary>
    public void Add(int count)
    {
        lock (_gate)
        {
            double from = Math.Max(Volatile.Read(ref _reachedS) + AheadS, _timesS.Length == 0 ? 0 : _timesS[^1] + ApartS);
            Volatile.Write(ref _timesS, [.. _timesS, .. Enumerable.Range(0, count).Select(i => from + (i * ApartS))]);
        }
    }

    /// <summary>The force with what is felt of a knock at that time.</summary>
    public Vec3 Apply(double t, in Vec3 forceMps2)
    {
        Volatile.Write(ref _reachedS, Math.Max(_reachedS, t));
        double pulse = 0;
        foreach (double at in Volatile.Read(ref _timesS))
        {
            pulse += Math.Abs(t - at) < LastsS ? Shape(t - at) : 0;
        }

        return pulse == 0 || forceMps2.Length < 1e-6 ? forceMps2 : forceMps2 * (1 + (PeakMps2 * pulse / forceMps2.Length));
    }

    private static double Shape(double t)
    {
        double x = Math.PI * CentreHz * t;
        return (1 - (2 * x * x)) * Math.Exp(-x * x);
    }
}
