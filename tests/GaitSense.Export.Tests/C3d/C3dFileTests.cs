using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Export.C3d;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.C3d;

public sealed class C3dFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sensors_are_analog_channels_in_the_axes_of_the_body()
    {
        using ExampleSession example = new(_folder);
        Assert.Equal(0, C3dFile.Write(_folder["a.c3d"], example.Session));
        C3dReading file = new(_folder["a.c3d"]);

        Assert.Equal(1, file.Word(2));
        Assert.Equal([100f, 100f, 100f], new[] { file.RateHz, file.Real("ANALOG:RATE")[0], file.Real("POINT:RATE")[0] });
        Assert.Equal(file.Word(9), file.Whole("POINT:DATA_START")[0]);
        Assert.Equal([1, 0], file.Whole("TRIAL:ACTUAL_START_FIELD"));
        Assert.Equal([200, 0], file.Whole("TRIAL:ACTUAL_END_FIELD"));
        Assert.Equal(10 + 7 + 7, file.Texts("ANALOG:LABELS").Length);
        double[] x = file.Analog("LeftFoot_ACCEL_x");
        Assert.Equal(200, x.Length);
        Assert.Equal(150, x[150], 1e-4);

        // The pelvis has half the rate: between its samples lies their mean; its x points left.
        Assert.Equal([10, 10.5], file.Analog("Pelvis_ACCEL_y")[20..22], (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Equal("m/s^2", file.Texts("ANALOG:UNITS")[0]);
        Assert.Equal("0.2.0", file.Texts("GAITSENSE:ENGINE_VERSION")[0]);
        Assert.Equal("""{"foot":{"min_stance_s":0.08}}""", string.Concat(file.Texts("GAITSENSE:ENGINE_OPTIONS")));
    }

    [Fact]
    public void The_path_of_a_foot_is_a_point_in_millimetres_and_invalid_where_it_is_not_known()
    {
        using ExampleSession example = new(_folder);
        C3dFile.Write(_folder["a.c3d"], example.Session);
        C3dReading file = new(_folder["a.c3d"]);

        Assert.Equal(["LeftFoot"], file.Texts("POINT:LABELS"));
        Assert.Equal("mm", file.Texts("POINT:UNITS")[0]);
        float[][] point = file.Point("LeftFoot");
        Assert.Equal(200, point.Length);
        Assert.Equal([0, 0, 0, -1], point[19]);
        Assert.Equal([-50, 0, 50, 0], point[25], (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal([-190, 0, 50, 0], point[50], (a, b) => Math.Abs(a - b) < 1e-3);
        Assert.Equal([0, 0, 0, -1], point[75]);
        Assert.Equal([-50, 0, 50, 0], point[85], (a, b) => Math.Abs(a - b) < 1e-3);
    }

    [Fact]
    public void Contacts_are_events_of_the_left_and_right_foot()
    {
        using ExampleSession example = new(_folder);
        C3dFile.Write(_folder["a.c3d"], example.Session);
        C3dReading file = new(_folder["a.c3d"]);

        Assert.Equal(2, file.Whole("EVENT:USED")[0]);
        Assert.Equal(["Left", "Left"], file.Texts("EVENT:CONTEXTS"));
        Assert.Equal(["Foot Off", "Foot Strike"], file.Texts("EVENT:LABELS"));
        Assert.Equal(["P-07", "P-07"], file.Texts("EVENT:SUBJECTS"));
        Assert.Equal([0, 1.25f, 0, 1.75f], file.Real("EVENT:TIMES"));
    }

    [Fact]
    public void Many_events_go_on_in_further_parameters_and_what_finds_no_room_is_counted()
    {
        using ExampleSession example = new(_folder);
        GaitEvent[] events = [.. Enumerable.Range(0, 5000).Select(i => new GaitEvent(GaitEventKind.InitialContact, SessionTime.FromSeconds(ExampleSession.FirstS + i), TimeSpan.Zero, Side.Right))];
        int left = C3dFile.Write(_folder["a.c3d"], example.Session with { Events = events });
        C3dReading file = new(_folder["a.c3d"]);

        int used = file.Whole("EVENT:USED")[0];
        Assert.Equal(5000, used + left);
        Assert.InRange(used, 1000, 4000);
        Assert.Equal(255, file.Texts("EVENT:LABELS").Length);
        Assert.Equal([8, 30f], file.Real("EVENT:TIMES3")[..2]);
    }

    [Fact]
    public void A_gap_is_marked_and_not_filled()
    {
        using ExampleSession example = new(_folder);
        C3dFile.Write(_folder["a.c3d"], example.Session);
        double[] valid = new C3dReading(_folder["a.c3d"]).Analog("Pelvis_VALID");
        Assert.Equal(1, valid[100]);

        // The last pelvis sample is one row before the last of the feet.
        Assert.Equal(0, valid[199]);
    }
}
