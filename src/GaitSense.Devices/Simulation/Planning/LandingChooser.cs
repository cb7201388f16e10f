using GaitSense.Core.Geometry;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Simulation.Planning;

/// <summary>Draws how each foot lands.</summary>
internal sealed class LandingChooser(WalkPattern walk, SeededRandom random)
{
    private const double ForwardLandingRad = 16 * Angle.RadPerDeg;
    private const double ForwardLiftRad = -26 * Angle.RadPerDeg;
    private const double FlatWithinRad = 1.5 * Angle.RadPerDeg;
    private const double ClearlyPitchedRad = 6.5 * Angle.RadPerDeg;

    /// <summary>Both feet flat: turns and closing steps.</summary>
    public static Landing Flat => new(ContactPattern.Flat, 0, 0);

    /// <summary>A backward landing by the pattern's shares. Heel-first and toe-first landings are clearly so (6.5 deg at
    /// least), flat ones are within 1.5 deg of flat.</summary>
    public Landing Backward()
    {
        double which = random.Uniform();
        double deviation = walk.PitchSdRad * random.BoundedGaussian();
        if (which < walk.HeelFirstShare)
        {
            return new Landing(ContactPattern.Heel, Math.Max(ClearlyPitchedRad, walk.HeelFirstPitchRad + deviation), walk.LiftPitchRad);
        }

        if (which < walk.HeelFirstShare + walk.ToeFirstShare)
        {
            return new Landing(ContactPattern.Toe, Math.Min(-ClearlyPitchedRad, walk.ToeFirstPitchRad + deviation), walk.LiftPitchRad);
        }

        double flat = walk.LiftPitchRad > 0 ? Math.Clamp(deviation, -FlatWithinRad, FlatWithinRad) : 0;
        return new Landing(ContactPattern.Flat, flat, walk.LiftPitchRad);
    }

    /// <summary>A forward landing: heel first, leaving over the toes.</summary>
    public Landing Forward() => new(
        ContactPattern.Heel,
        ForwardLandingRad + (walk.PitchSdRad * random.BoundedGaussian()),
        ForwardLiftRad);
}
