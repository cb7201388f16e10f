using GaitSense.Core.Geometry;

namespace GaitSense.Core.Frames;

/// <summary>A rotation that maps coordinates of <typeparamref name="TFrom"/> into <typeparamref name="TTo"/>.</summary>
/// <param name="Quaternion">The rotation, of norm one.</param>
/// <typeparam name="TFrom">Frame of the argument.</typeparam>
/// <typeparam name="TTo">Frame of the result.</typeparam>
public readonly record struct Rotation<TFrom, TTo>(Quat Quaternion)
    where TFrom : struct, ICoordinateFrame
    where TTo : struct, ICoordinateFrame
{
    /// <summary>Both frames coincide.</summary>
    public static Rotation<TFrom, TTo> Identity => new(Quat.Identity);

    /// <summary>The rotation the other way.</summary>
    public Rotation<TTo, TFrom> Inverse => new(Quaternion.Conjugate);

    /// <summary>Maps a vector.</summary>
    public Vec3 Apply(in Vec3 v) => Quaternion.Rotate(v);

    /// <summary>This rotation followed by <paramref name="next"/>.</summary>
    /// <typeparam name="TNext">Frame of the result.</typeparam>
    public Rotation<TFrom, TNext> Then<TNext>(Rotation<TTo, TNext> next)
        where TNext : struct, ICoordinateFrame => new((next.Quaternion * Quaternion).Normalized());

    /// <inheritdoc/>
    public override string ToString() => Quaternion.ToString();
}
