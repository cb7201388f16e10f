using System.Text.Json;
using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.Export.Axes;

/// <summary>One value of a mounting file: letters, a quaternion or a matrix.</summary>
internal static class MountingEntry
{
    // How far a quaternion's norm, or a matrix from a rotation, may be off before it is an error: four digits suffice.
    private const double Tolerance = 1e-2;

    /// <summary>What the value says.</summary>
    /// <exception cref="InputFaultException">It is none of the forms.</exception>
    public static AxesDeclaration Read(JsonElement value, string where)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return FromLetters(value.GetString()!, where);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Fault(where, "neither letters nor an object", "Write \"ALS\" or { \"quaternion\": [w, x, y, z] }.");
        }

        AxesDeclaration said = value.TryGetProperty("axes", out JsonElement axes) ? FromLetters(axes.ToString(), where)
            : value.TryGetProperty("quaternion", out JsonElement q) ? FromQuaternion(Numbers(q, 4, where), where)
            : value.TryGetProperty("matrix", out JsonElement m) ? FromMatrix(Numbers(m, 9, where), where)
            : throw Fault(where, "no axes, quaternion or matrix", "Give one of them.");
        bool isExact = value.TryGetProperty("exact", out JsonElement exact) && exact.ValueKind == JsonValueKind.True;
        return isExact && said.Knowledge != AxesKnowledge.Unknown ? said with { Knowledge = AxesKnowledge.Exact } : said;
    }

    private static AxesDeclaration FromLetters(string letters, string where)
    {
        if (SpatialAxes.AreUnknown(letters))
        {
            return AxesDeclaration.Unknown;
        }

        return SpatialAxes.Parse(letters, out Rotation<SensorFrame, NominalFrame> mounting) == SpatialAxesOutcome.Ok
            ? new AxesDeclaration(AxesKnowledge.ForwardWithin45Deg, mounting)
            : throw Fault(where, $"'{letters}' are not three perpendicular right-handed directions", "Use one letter each of A/P, L/R and S/I, for example ALS.");
    }

    private static AxesDeclaration FromQuaternion(double[] q, string where)
    {
        Quat quat = new(q[0], q[1], q[2], q[3]);
        return Math.Abs(quat.Norm - 1) < Tolerance
            ? Rotated(quat.Normalized())
            : throw Fault(where, "the quaternion's norm is not 1", "Give w, x, y, z of a unit quaternion.");
    }

    private static AxesDeclaration FromMatrix(double[] m, string where)
    {
        Vec3 x = new(m[0], m[3], m[6]);
        Vec3 y = new(m[1], m[4], m[7]);
        Vec3 z = new(m[2], m[5], m[8]);
        bool isRotation = (Vec3.Cross(x, y) - z).Length < Tolerance && Math.Abs(Vec3.Dot(x, y)) < Tolerance && Math.Abs(x.Length - 1) < Tolerance;
        return isRotation
            ? Rotated(Quat.FromAxes(x, y, z))
            : throw Fault(where, "the matrix is not a rotation", "Its columns are the sensor's axes in the body's frame: perpendicular, of length 1, right-handed.");
    }

    private static AxesDeclaration Rotated(Quat q) => new(AxesKnowledge.ForwardWithin45Deg, new(q));

    private static double[] Numbers(JsonElement value, int count, string where)
    {
        double[] numbers = [.. Flat(value)];
        return numbers.Length == count && numbers.All(double.IsFinite)
            ? numbers
            : throw Fault(where, $"not {count} numbers", $"Give {count} numbers in brackets.");
    }

    private static IEnumerable<double> Flat(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Flat),
        JsonValueKind.Number => [value.GetDouble()],
        _ => [double.NaN],
    };

    /// <summary>A fault in a mounting file.</summary>
    public static InputFaultException Fault(string where, string what, string advice) => new(new InputFault(what, where, advice));
}
