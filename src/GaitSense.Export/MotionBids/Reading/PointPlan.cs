using GaitSense.Core.Sensors;
using GaitSense.Export.Axes;

namespace GaitSense.Export.MotionBids.Reading;

/// <summary>Which columns of a motion file make up one sensor.</summary>
/// <param name="Point">Tracked point as spelled.</param>
/// <param name="Site">Where it is worn.</param>
/// <param name="Acceleration">Columns of x, y, z.</param>
/// <param name="AngularRate">Columns of x, y, z.</param>
/// <param name="MagneticField">Columns of x, y, z; null when not measured.</param>
/// <param name="Placement">Placement in words.</param>
/// <param name="Axes">What is said of its axes.</param>
/// <param name="AccelerationUnit">Unit as spelled, for an error text.</param>
/// <param name="AngularRateUnit">Unit as spelled, for an error text.</param>
internal sealed record PointPlan(
    string Point,
    BodySite Site,
    Triple Acceleration,
    Triple AngularRate,
    Triple? MagneticField,
    string Placement,
    AxesDeclaration Axes,
    string AccelerationUnit,
    string AngularRateUnit);

/// <summary>Three columns and their factors to SI units.</summary>
/// <param name="X">Column of x.</param>
/// <param name="Y">Column of y.</param>
/// <param name="Z">Column of z.</param>
internal readonly record struct Triple(ScaledColumn X, ScaledColumn Y, ScaledColumn Z);

/// <summary>A column and its factor to SI units.</summary>
/// <param name="Column">Index in the motion file.</param>
/// <param name="Factor">SI units per unit of the file.</param>
internal readonly record struct ScaledColumn(int Column, double Factor);
