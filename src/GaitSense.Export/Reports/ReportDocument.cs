using GaitSense.Export.Plots;

namespace GaitSense.Export.Reports;

/// <summary>A report before it is laid out: the same content for HTML and PDF.</summary>
/// <param name="Title">Title.</param>
/// <param name="Subtitle">Who and when.</param>
/// <param name="Parts">What follows, in order.</param>
/// <param name="Footer">Stands at the end of every page.</param>
public sealed record ReportDocument(string Title, string Subtitle, IReadOnlyList<ReportPart> Parts, string Footer)
{
    /// <summary>Two letters for the language that it is written in.</summary>
    public string Language { get; init; } = "en";
}

/// <summary>A part of a report.</summary>
public abstract record ReportPart;

/// <summary>A heading.</summary>
/// <param name="Text">Its words.</param>
public sealed record ReportHeading(string Text) : ReportPart;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its words.</param>
/// <param name="IsNote">True for what is to be kept in mind.</param>
public sealed record ReportParagraph(string Text, bool IsNote = false) : ReportPart;

/// <summary>Names and values beside each other.</summary>
/// <param name="Facts">Name and value.</param>
public sealed record ReportFacts(IReadOnlyList<(string Name, string Value)> Facts) : ReportPart;

/// <summary>A few figures in large type.</summary>
/// <param name="Figures">Name, value with unit, and a word on it.</param>
public sealed record ReportFigures(IReadOnlyList<(string Name, string Value, string Remark)> Figures) : ReportPart;

/// <summary>A table. The first column is text, the others stand to the right.</summary>
/// <param name="Columns">Headings.</param>
/// <param name="Rows">Cells.</param>
public sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : ReportPart
{
    /// <summary>Share of the width that the first column takes, 0 to 1.</summary>
    public double FirstShare { get; init; } = 0.34;

    /// <summary>True when every column is text.</summary>
    public bool IsText { get; init; }
}

/// <summary>A plot with what it shows.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Plot">The plot.</param>
/// <param name="Caption">How to read it.</param>
public sealed record ReportPlot(string Title, Plot Plot, string Caption) : ReportPart;
