using System.Text;
using GaitSense.Export.Reports;

namespace GaitSense.App.Reports;

/// <summary>A report as the bytes of a file.</summary>
internal static class ReportFile
{
    /// <summary>Word for HTML.</summary>
    public const string Html = "html";

    /// <summary>Word for PDF.</summary>
    public const string Pdf = "pdf";

    /// <summary>The file in one of the two formats.</summary>
    public static byte[] Of(ReportDocument report, string format)
    {
        using MemoryStream stream = new();
        if (format == Pdf)
        {
            PdfReport.Write(stream, report);
        }
        else
        {
            using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            HtmlReport.Write(writer, report);
        }

        return stream.ToArray();
    }
}
