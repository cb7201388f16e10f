using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Resampling;
using GaitSense.Export.Signals;
using GaitSense.Export.Text;

namespace GaitSense.Export.OpenSim;

/// <summary>Orientations of the body segments as an OpenSim storage file, for OpenSense (IMU placer and IMU inverse kinematics).</summary>
/// <remarks>
/// <para><b>Convention</b>: OpenSim's ground, y up, and segments with x anterior, y up, z right. A quaternion w,x,y,z turns
/// segment coordinates into ground coordinates. GaitSense's frames are z up with y left; a vector (x, y, z) becomes
/// (x, z, -y).</para>
/// <para><b>Heading</b>: each sensor's own heading is arbitrary; it is turned so that the segment's x axis points along ground x
/// one second after the recording's start, when everybody is taken to face one way.</para>
/// <para><b>Gaps</b>: the last orientation is held, because OpenSim needs a value in each row.</para>
/// </remarks>
public static class OrientationSto
{
    private const double SettledAfterS = 1;

    private static readonly Dictionary<BodySite, string> Bodies = new()
    {
        [BodySite.Pelvis] = "pelvis_imu",
        [BodySite.Thorax] = "torso_imu",
        [BodySite.LeftFoot] = "calcn_l_imu",
        [BodySite.RightFoot] = "calcn_r_imu",
        [BodySite.LeftWrist] = "radius_l_imu",
        [BodySite.RightWrist] = "radius_r_imu",
    };

    /// <summary>Writes the file.</summary>
    /// <exception cref="InputFaultException">No sensor has an orientation.</exception>
    public static void Write(string path, ExportedSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        CommonGrid grid = new(session.Signals);
        int[] columns = [.. grid.Sensors.Select((s, i) => (s.Site, Index: i)).Where(s => Bodies.ContainsKey(s.Site)).DistinctBy(s => s.Site).Select(s => s.Index)];
        if (columns.Length == 0)
        {
            throw new InputFaultException(new InputFault("no sensor gave samples that an orientation can be made of", session.Id, "Export this session as csv."));
        }

        WholeFile.Text(path, w => Write(w, session, grid, columns));
    }

    private static void Write(TextWriter writer, ExportedSession session, CommonGrid grid, int[] columns)
    {
        SensorDescriptor[] sensors = [.. grid.Sensors];
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"DataRate={grid.RateHz:0.000000}\nDataType=Quaternion\nversion=3\nOpenSimVersion=4.1\n"));
        foreach ((string key, string text) in session.Provenance.Pairs())
        {
            writer.Write($"{key.Replace('.', '_')}={text.ReplaceLineEndings(" ")}\n");
        }

        writer.Write("endheader\ntime");
        writer.Write(string.Concat(columns.Select(c => "\t" + Bodies[sensors[c].Site])));
        writer.Write('\n');
        Quat[] headings = [.. Headings(grid, columns)];
        Quat[] held = [.. columns.Select(_ => Quat.Identity)];
        long row = 0;
        foreach (SignalSample?[] samples in grid.Read())
        {
            writer.Write(Cells.Number(row++ / grid.RateHz));
            for (int i = 0; i < columns.Length; i++)
            {
                held[i] = samples[columns[i]] is { } sample && double.IsFinite(sample.Orientation.W)
                    ? InOpenSim(headings[i] * sample.Orientation)
                    : held[i];
                writer.Write(Text(held[i]));
            }

            writer.Write('\n');
        }
    }

    /// <summary>A rotation of z-up frames as OpenSim's y-up frames have it.</summary>
    internal static Quat InOpenSim(Quat q) => new(q.W, q.X, q.Z, -q.Y);

    // The turn about the vertical that makes each segment's x axis point forward once its filter has settled.
    private static IEnumerable<Quat> Headings(CommonGrid grid, int[] columns)
    {
        Quat?[] found = new Quat?[columns.Length];
        long row = 0;
        foreach (SignalSample?[] samples in grid.Read())
        {
            for (int i = 0; i < columns.Length; i++)
            {
                if (found[i] is null && row >= SettledAfterS * grid.RateHz && samples[columns[i]] is { } sample && double.IsFinite(sample.Orientation.W))
                {
                    Vec3 x = sample.Orientation.Rotate(Vec3.UnitX);
                    found[i] = Quat.FromAxisAngle(Vec3.UnitZ, -Math.Atan2(x.Y, x.X));
                }
            }

            row++;
            if (found.All(f => f is not null))
            {
                break;
            }
        }

        return found.Select(f => f ?? Quat.Identity);
    }

    private static string Text(Quat q) => string.Create(CultureInfo.InvariantCulture, $"\t{q.W:0.########},{q.X:0.########},{q.Y:0.########},{q.Z:0.########}");
}
