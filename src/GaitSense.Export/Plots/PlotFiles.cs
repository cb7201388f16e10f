using GaitSense.Export.Text;

namespace GaitSense.Export.Plots;

/// <summary>A plot as files.</summary>
public static class PlotFiles
{
    /// <summary>Writes the plot as <c>.svg</c> and <c>.png</c> beside each other.</summary>
    /// <param name="path">Path without extension; its folder is made when absent.</param>
    /// <param name="plot">The plot.</param>
    public static void Write(string path, Plot plot)
    {
        WholeFile.Text(path + ".svg", w => w.Write(SvgSurface.Render(plot, isDocument: true)));
        byte[] png = SkiaSurface.Png(plot);
        WholeFile.Bytes(path + ".png", s => s.Write(png));
    }
}
