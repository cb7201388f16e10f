using System.Globalization;
using System.Xml.Linq;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Export.Plots;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Plots;

/// <summary>What all plots keep to, and what each shows.</summary>
public sealed class PlotTests
{
    public static TheoryData<string> Names => [.. All.Keys];

    private static Dictionary<string, Plot> All { get; } = new()
    {
        ["strip"] = new StepStripPlot([.. Enumerable.Range(0, 130).Select(i => StepAt(i))], "heel"),
        ["strip of nothing"] = new StepStripPlot([], null),
        ["series"] = new SeriesPlot { NameY = "length, cm", Lines = [new Series("left", Palette.Left, [new(1, 30), new(2, 35, PointKind.Doubtful)])], TargetLow = 20, TargetHigh = 40 },
        ["series of nothing"] = new SeriesPlot { NameY = "length, cm", Lines = [new Series("left", Palette.Left, [])] },
        ["series of one value"] = new SeriesPlot { NameY = "length, cm", Lines = [new Series("left", Palette.Left, [new(0, 30)])] },
        ["rose"] = new PhaseRosePlot([170, 180, -175, -30], [], 135),
        ["symmetry"] = new SymmetryPlot([new SymmetryRow("stride", "1", "2", 66.7), new SymmetryRow("arm", "-", "-", null)]),
        ["trend"] = new TrendPlot { NameY = "cm", Points = [.. Enumerable.Range(0, 25).Select(i => new TrendPoint(DateTimeOffset.UnixEpoch.AddDays(i), 30 + i, 2))], Baseline = 31, Mdc95 = 6, TargetLow = 20, TargetHigh = 40 },
        ["trend of one"] = new TrendPlot { NameY = "cm", Points = [new TrendPoint(DateTimeOffset.UnixEpoch, 30, null)] },
        ["agreement"] = new BlandAltmanPlot("stride_length_m", "m", [(0.5, 0.01), (0.6, -0.02)], [new AgreementLine("bias", -0.005, -0.02, 0.01)]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_lies_on_the_paper(string name)
    {
        Plot plot = All[name];
        XElement svg = XElement.Parse(SvgSurface.Render(plot));

        foreach (XElement shape in svg.Elements())
        {
            Assert.All(Places(shape, "x", "x1", "x2", "cx"), x => Assert.InRange(x, -0.5, plot.Width + 0.5));
            Assert.All(Places(shape, "y", "y1", "y2", "cy"), y => Assert.InRange(y, -0.5, plot.Height + 0.5));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_the_same_with_a_decimal_comma(string name) =>
        Assert.Equal(SvgSurface.Render(All[name]), Culture.German(() => SvgSurface.Render(All[name])));

    [Theory]
    [MemberData(nameof(Names))]
    public void It_can_be_a_picture(string name)
    {
        using TemporaryFolder folder = new();

        PlotFiles.Write(folder["plot"], All[name]);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(folder["plot.png"])[..4]);
        Assert.Equal("svg", XElement.Load(folder["plot.svg"]).Name.LocalName);
    }

    [Fact]
    public void Each_step_is_one_mark_by_what_touched_first()
    {
        Step[] steps = [StepAt(0) with { ContactPattern = ContactPattern.Heel }, StepAt(1) with { ContactPattern = ContactPattern.Toe }, StepAt(2) with { ContactPattern = ContactPattern.Toe, Valid = false }];

        XElement svg = XElement.Parse(SvgSurface.Render(new StepStripPlot(steps, "heel")));

        // One of each shape is in the legend.
        Assert.Equal(2, svg.Elements().Count(e => e.Name.LocalName == "circle"));
        Assert.Equal([Palette.Ink, Palette.Off, Palette.Silent], svg.Elements().Where(e => e.Name.LocalName == "polygon").Select(e => e.Attribute("stroke")!.Value));
    }

    [Fact]
    public void A_phase_of_180_degrees_points_up_and_the_area_stands_for_the_number()
    {
        XElement svg = XElement.Parse(SvgSurface.Render(new PhaseRosePlot([181, 181, 181, 181, 10], [], null)));

        (double X, double Y)[][] wedges = [.. svg.Elements().Where(e => e.Name.LocalName == "polygon").Select(Points)];
        Assert.Equal(2, wedges.Length);
        (double small, double large) = (Reach(wedges[0]), Reach(wedges[1]));
        Assert.True(wedges[1].Min(p => p.Y) < 50, "the wedge at 181 degrees does not point up");
        Assert.Equal(2, large / small, 1);
    }

    private static double Reach((double X, double Y)[] wedge) => wedge.Max(p => Math.Sqrt(Math.Pow(p.X - wedge[0].X, 2) + Math.Pow(p.Y - wedge[0].Y, 2)));

    private static (double X, double Y)[] Points(XElement polygon) =>
        [.. polygon.Attribute("points")!.Value.Split(' ').Select(p => p.Split(',')).Select(p => (Number(p[0]), Number(p[1])))];

    private static IEnumerable<double> Places(XElement shape, params string[] names) =>
        names.Select(n => shape.Attribute(n)).OfType<XAttribute>().Select(a => Number(a.Value));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Step StepAt(int i) => new()
    {
        Side = i % 2 == 0 ? Side.Left : Side.Right,
        InitialContact = SessionTime.FromSeconds(1 + i),
        Direction = WalkingDirection.Backward,
        ContactPattern = (ContactPattern)(i % 4),
        Valid = true,
    };
}
