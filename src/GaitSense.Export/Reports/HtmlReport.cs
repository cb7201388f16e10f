using System.Globalization;
using System.Net;
using System.Text;
using GaitSense.Export.Plots;

namespace GaitSense.Export.Reports;

/// <summary>A report as one HTML file: no script, nothing loaded from elsewhere, plots as SVG, ready to print.</summary>
public static class HtmlReport
{
    private const string Style = """
        :root{color-scheme:light}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:50rem;padding:2rem 1.5rem 3rem;background:#fff;color:#1c2730;font:15px/1.5 "Atkinson Hyperlegible Next","Segoe UI",Helvetica,Arial,sans-serif}
        h1{font-size:1.7rem;line-height:1.2;margin:0}
        .sub{color:#5a6872;margin:.3rem 0 1.2rem}
        h2{font-size:1.15rem;margin:2rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid #dde3e7}
        h3{font-size:1rem;margin:1.4rem 0 .2rem}
        p{margin:.4rem 0}
        .note{border-left:3px solid #b8561b;padding:.1rem .7rem;background:#fbf5f0}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1.2rem;margin:.5rem 0}
        dt{color:#5a6872}
        dd{margin:0}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.4rem,1fr));gap:.6rem;margin:1rem 0}
        .figures div{border:1px solid #dde3e7;border-radius:6px;padding:.55rem .7rem}
        .figures b{display:block;font-size:1.35rem;line-height:1.25}
        .figures span{color:#5a6872;font-size:.85rem}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
        th{text-align:right;color:#5a6872;font-weight:600;border-bottom:1px solid #9aa6ae;padding:.25rem .4rem}
        td{text-align:right;border-bottom:1px solid #eef2f5;padding:.22rem .4rem}
        th:first-child,td:first-child{text-align:left;padding-left:0}
        .text th,.text td{text-align:left;vertical-align:top}
        figure{margin:.3rem 0 1rem}
        figure svg{width:100%;height:auto;display:block}
        figcaption{color:#5a6872;font-size:.85rem}
        footer{margin-top:2.5rem;border-top:1px solid #dde3e7;padding-top:.6rem;color:#5a6872;font-size:.82rem}
        @page{size:A4;margin:16mm 15mm}
        @media print{body{max-width:none;padding:0;font-size:10.5pt}figure,.figures,dl,tr{break-inside:avoid}h2,h3{break-after:avoid}}
        """;

    /// <summary>Writes the file.</summary>
    public static void Write(TextWriter writer, ReportDocument report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        StringBuilder html = new();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{Escaped(report.Language)}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{Escaped(report.Title)}: {Escaped(report.Subtitle)}</title>\n<style>{Style}</style></head><body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Escaped(report.Title)}</h1><p class=\"sub\">{Escaped(report.Subtitle)}</p>\n");
        foreach (ReportPart part in report.Parts)
        {
            html.Append(Of(part)).Append('\n');
        }

        html.Append(CultureInfo.InvariantCulture, $"<footer>{Escaped(report.Footer)}</footer>\n</body></html>\n");
        writer.Write(html.ToString().ReplaceLineEndings("\n"));
    }

    private static string Of(ReportPart part) => part switch
    {
        ReportHeading heading => $"<h2>{Escaped(heading.Text)}</h2>",
        ReportParagraph { IsNote: true } note => $"<p class=\"note\">{Escaped(note.Text)}</p>",
        ReportParagraph paragraph => $"<p>{Escaped(paragraph.Text)}</p>",
        ReportFacts facts => $"<dl>{string.Concat(facts.Facts.Select(f => $"<dt>{Escaped(f.Name)}</dt><dd>{Escaped(f.Value)}</dd>"))}</dl>",
        ReportFigures figures => $"<div class=\"figures\">{string.Concat(figures.Figures.Select(f => $"<div><span>{Escaped(f.Name)}</span><b>{Escaped(f.Value)}</b><span>{Escaped(f.Remark)}</span></div>"))}</div>",
        ReportTable table => Of(table),
        ReportPlot plot => $"<h3>{Escaped(plot.Title)}</h3><figure>{SvgSurface.Render(plot.Plot)}<figcaption>{Escaped(plot.Caption)}</figcaption></figure>",
        _ => throw new ArgumentException($"a report cannot hold a {part.GetType().Name}", nameof(part)),
    };

    private static string Of(ReportTable table)
    {
        string head = string.Concat(table.Columns.Select(c => $"<th scope=\"col\">{Escaped(c)}</th>"));
        string rows = string.Concat(table.Rows.Select(r => $"<tr>{string.Concat(r.Select(c => $"<td>{Escaped(c)}</td>"))}</tr>"));
        return $"<div class=\"wide\"><table{(table.IsText ? " class=\"text\"" : "")}><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>";
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
