using System.Globalization;
using GaitSense.Core.Geometry;
using GaitSense.Export.OpenSim;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.OpenSim;

public sealed class OrientationStoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_header_is_the_one_that_OpenSense_reads()
    {
        string[] lines = Write();
        Assert.Equal(["DataRate=100.000000", "DataType=Quaternion", "version=3", "OpenSimVersion=4.1"], lines[..4]);
        int end = Array.IndexOf(lines, "endheader");
        Assert.Contains("gaitsense_engine_version=0.2.0", lines[..end]);
        Assert.Equal("time\tcalcn_l_imu\tcalcn_r_imu\tpelvis_imu", lines[end + 1]);
        Assert.Equal(200, lines.Length - end - 2);
        Assert.All(lines[(end + 2)..], line => Assert.Equal(4, line.Split('\t').Length));
    }

    [Fact]
    public void A_turn_about_the_vertical_is_one_about_y_that_starts_from_forward()
    {
        string[] lines = Write();
        int first = Array.IndexOf(lines, "endheader") + 2;
        Quat atOneSecond = Cell(lines[first + 100], 1);
        Assert.Equal(1, atOneSecond.W, 1e-6);
        Quat later = Cell(lines[first + 180], 1);
        double angle = 0.8 * ExampleSession.YawRadPerS;
        Assert.Equal(Math.Cos(angle / 2), later.W, 1e-6);
        Assert.Equal(0, later.X, 1e-6);
        Assert.Equal(Math.Sin(angle / 2), later.Y, 1e-6);
        Assert.Equal(0, later.Z, 1e-6);
        Assert.Equal("1.8", lines[first + 180].Split('\t')[0]);
    }

    [Fact]
    public void Axes_change_places_as_OpenSim_has_them()
    {
        // A pitch about our y (left) is one about OpenSim's z (right) the other way.
        Quat pitch = OrientationSto.InOpenSim(Quat.FromAxisAngle(Vec3.UnitY, 0.4));
        Assert.Equal(Quat.FromAxisAngle(new Vec3(0, 0, -1), 0.4), pitch);

        // Up stays up: our z is their y.
        Vec3 up = OrientationSto.InOpenSim(Quat.FromAxisAngle(Vec3.UnitZ, 1)).Rotate(Vec3.UnitY);
        Assert.True((up - Vec3.UnitY).Length < 1e-12);
    }

    private static Quat Cell(string line, int column)
    {
        double[] q = [.. line.Split('\t')[column].Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
        return new Quat(q[0], q[1], q[2], q[3]);
    }

    private string[] Write()
    {
        using ExampleSession example = new(_folder);
        OrientationSto.Write(_folder["a.sto"], example.Session);
        return File.ReadAllLines(_folder["a.sto"]);
    }
}
