using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Export.Signals;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Signals;

public sealed class SampleSignalsTests
{
    [Fact]
    public void Sensors_follow_each_other_rotated_by_their_mounting()
    {
        SignalTable table = SampleSignals.Of(new ImuRecording("x", [Example.Foot(BodySite.LeftFoot, 2), Example.Track(Example.Turned, 3, firstS: 1)]));
        Assert.Equal(5, table.RowCount);
        Assert.Equal(["left_foot", "left_foot", "pelvis", "pelvis", "pelvis"], table.Columns[0].Words!);
        Assert.Equal([0, 0.01, 1, 1.02, 1.04], Column(table, "time_s"));

        // The pelvis sensor's x points left: what it calls x is the body's y, what it calls y is the body's -x.
        Assert.Equal(-0.1234567, Column(table, "accel_x_mps2")[3], 1e-9);
        Assert.Equal(Math.Sin(1), Column(table, "accel_y_mps2")[3], 1e-9);
        Assert.Equal(0.5, Column(table, "gyro_y_radps")[4], 1e-9);
    }

    [Fact]
    public void Columns_of_different_length_are_refused() => Assert.Throws<ArgumentException>(
        () => new SignalTable([SignalColumn.OfNumbers("a", [1]), SignalColumn.OfNumbers("b", [1, 2])]));

    private static double[] Column(SignalTable table, string name) => table.Columns.Single(c => c.Name == name).Numbers.ToArray();
}
