using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;

namespace GaitSense.Export.Axes;

/// <summary>Axes in three letters, as in "ALS": where the sensor's x, y and z point on the body. A or F anterior, P or B
/// posterior, L left, R right, S or U superior, I or D inferior.</summary>
/// <seealso href="https://bids-specification.readthedocs.io/en/stable/modality-specific-files/motion.html">Motion-BIDS</seealso>
public static class SpatialAxes
{
    /// <summary>Axes that coincide with the body's.</summary>
    public const string Body = "ALS";

    /// <summary>Axes that are not known: the schema of BIDS allows an underscore for an axis without direction.</summary>
    public const string Unknown = "___";

    /// <summary>True when a file says that it does not know the axes: "n/a" or underscores.</summary>
    public static bool AreUnknown(string letters)
    {
        ArgumentNullException.ThrowIfNull(letters);
        return letters.Trim() is Unknown || string.Equals(letters.Trim(), "n/a", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The rotation that letters mean.</summary>
    /// <param name="letters">Three letters, upper or lower case.</param>
    /// <param name="mounting">From the sensor's axes to the body part's.</param>
    public static SpatialAxesOutcome Parse(string letters, out Rotation<SensorFrame, NominalFrame> mounting)
    {
        ArgumentNullException.ThrowIfNull(letters);
        mounting = Rotation<SensorFrame, NominalFrame>.Identity;
        Vec3[] axes = [.. letters.Trim().Select(DirectionOf)];
        if (axes.Length != 3 || axes.Contains(Vec3.Zero))
        {
            return SpatialAxesOutcome.NotThreeLetters;
        }

        double volume = Vec3.Dot(Vec3.Cross(axes[0], axes[1]), axes[2]);
        if (volume == 0)
        {
            return SpatialAxesOutcome.NotPerpendicular;
        }

        if (volume < 0)
        {
            return SpatialAxesOutcome.LeftHanded;
        }

        mounting = new(Quat.FromAxes(axes[0], axes[1], axes[2]));
        return SpatialAxesOutcome.Ok;
    }

    /// <summary>The letters of a rotation by quarter turns; null for any other rotation.</summary>
    public static string? LettersOf(Rotation<SensorFrame, NominalFrame> mounting)
    {
        char[] letters = [.. new[] { Vec3.UnitX, Vec3.UnitY, Vec3.UnitZ }.Select(axis => LetterOf(mounting.Apply(axis)))];
        return letters.Contains('?') ? null : new string(letters);
    }

    private static char LetterOf(Vec3 direction) =>
        "APLRSI".FirstOrDefault(letter => Vec3.Dot(DirectionOf(letter), direction) > 1 - 1e-9, '?');

    private static Vec3 DirectionOf(char letter) => char.ToUpperInvariant(letter) switch
    {
        'A' or 'F' => Vec3.UnitX,
        'P' or 'B' => -Vec3.UnitX,
        'L' => Vec3.UnitY,
        'R' => -Vec3.UnitY,
        'S' or 'U' => Vec3.UnitZ,
        'I' or 'D' => -Vec3.UnitZ,
        _ => Vec3.Zero,
    };
}

/// <summary>What became of reading axes.</summary>
public enum SpatialAxesOutcome
{
    /// <summary>They are a rotation.</summary>
    Ok,

    /// <summary>They are not three of the known letters.</summary>
    NotThreeLetters,

    /// <summary>Two of them lie on one line.</summary>
    NotPerpendicular,

    /// <summary>They are a mirror image of a rotation.</summary>
    LeftHanded,
}
