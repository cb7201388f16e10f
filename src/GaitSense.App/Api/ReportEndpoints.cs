using GaitSense.App.Reports;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Export.Reports;

namespace GaitSense.App.Api;

/// <summary>Reports on a session or a person, as one HTML file or as PDF.</summary>
public static class ReportEndpoints
{
    private const string HtmlType = "text/html; charset=utf-8";
    private const string PdfType = "application/pdf";

    /// <summary>Maps them.</summary>
    public static void MapReports(this RouteGroupBuilder api)
    {
        Describe(api.MapGet("/sessions/{id}/report", OfSession))
            .WithName("GetSessionReport").WithSummary("The report on a session: html (the default) or pdf.");
        Describe(api.MapGet("/people/{pseudonym}/report", OfPerson))
            .WithName("GetPersonReport").WithSummary("The report on all sessions of a person: html (the default) or pdf.");
    }

    private static IResult OfSession(ISessionStore store, IPersonRegister people, string id, string? format) =>
        Answer(() => new StoredReport(store, people).OfSession(id), format, $"There is no session \"{id}\".", $"{id}_report");

    private static IResult OfPerson(ISessionStore store, IPersonRegister people, string pseudonym, string? format) =>
        Answer(() => new StoredReport(store, people).OfPerson(pseudonym), format, $"Nobody called \"{pseudonym}\" has a session.", $"{pseudonym}_report");

    private static IResult Answer(Func<ReportDocument?> make, string? format, string nothing, string name)
    {
        string asked = format ?? ReportFile.Html;
        if (asked is not (ReportFile.Html or ReportFile.Pdf))
        {
            return Problems.BadRequest("format is html or pdf.");
        }

        ReportDocument? report;
        try
        {
            report = make();
        }
        catch (InputFaultException refused)
        {
            return Problems.Conflict(refused.Fault.ToString());
        }

        if (report is null)
        {
            return Problems.NotFound(nothing);
        }

        byte[] bytes = ReportFile.Of(report, asked);
        return asked == ReportFile.Pdf ? TypedResults.File(bytes, PdfType, $"{name}.pdf") : TypedResults.File(bytes, HtmlType);
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder route) => route
        .WithTags("Reports")
        .Produces(StatusCodes.Status200OK, contentType: HtmlType, additionalContentTypes: PdfType)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);
}
