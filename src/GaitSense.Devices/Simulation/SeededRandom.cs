namespace GaitSense.Devices.Simulation;

/// <summary>Random numbers that are the same for the same seed on every runtime (SplitMix64).</summary>
/// <seealso href="https://doi.org/10.1145/2714064.2660195">Steele, Lea and Flood 2014, Fast splittable pseudorandom number generators</seealso>
internal sealed class SeededRandom
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state;
    private double _spareGaussian = double.NaN;

    /// <summary>One stream of numbers; streams of the same seed do not overlap in practice.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="stream">Which part of the run it serves.</param>
    public SeededRandom(long seed, int stream) => _state = Mix((ulong)seed) ^ Mix(((ulong)(uint)stream + 1) * Gamma);

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>Mean 0, standard deviation 1 (Box and Muller).</summary>
    public double Gaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            double spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }

        double radius = Math.Sqrt(-2 * Math.Log(1 - Uniform()));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * Uniform());
        _spareGaussian = radius * sin;
        return radius * cos;
    }

    /// <summary>Mean 0, standard deviation 1, cut at 2.5 so that a plan never becomes absurd.</summary>
    public double BoundedGaussian() => Math.Clamp(Gaussian(), -2.5, 2.5);

    /// <summary>Exponential with that mean.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Uniform());

    private ulong Next()
    {
        _state += Gamma;
        return Mix(_state);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
