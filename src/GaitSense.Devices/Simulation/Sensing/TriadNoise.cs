using GaitSense.Core.Geometry;

namespace GaitSense.Devices.Simulation.Sensing;

/// <summary>Applies the errors of three axes to true values, sample by sample.</summary>
internal sealed class TriadNoise(TriadErrors errors, double periodS, SeededRandom random)
{
    private readonly double _walkStep = errors.WalkSd * Math.Sqrt(periodS);
    private Vec3 _walk;

    /// <summary>What is measured at time <paramref name="t"/> where the truth is <paramref name="truth"/>.</summary>
    public Vec3 Apply(double t, in Vec3 truth)
    {
        _walk += Gaussian() * _walkStep;
        double warm = 1 - Math.Exp(-Math.Max(0, t) / errors.WarmUpTimeS);
        Vec3 through = new(Vec3.Dot(errors.RowX, truth), Vec3.Dot(errors.RowY, truth), Vec3.Dot(errors.RowZ, truth));
        return through + errors.Bias + (errors.WarmUp * warm) + _walk + (Gaussian() * errors.NoiseSd);
    }

    private Vec3 Gaussian() => new(random.Gaussian(), random.Gaussian(), random.Gaussian());
}
