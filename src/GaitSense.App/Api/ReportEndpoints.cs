using GaitSense.App.Reports;
using GaitSense.App.Wording;
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
            .WithName("GetSessionReport").WithSummary("The report on a session: html (the default) or pdf; lang is en (the default) or de.");
        Describe(api.MapGet("/people/{pseudonym}/report", OfPerson))
            .WithName("GetPersonReport").WithSummary("The report on all sessions of a person: html (the default) or pdf; lang is en (the default) or de.");
    }

    private static IResult OfSession(ISessionStore store, IPersonRegister people, string id, string? format, string? lang) =>
        Answer(language => new StoredReport(store, people, language).OfSession(id), format, lang, $"There is no session \"{id}\".", $"{id}_report");

    private static IResult OfPerson(ISessionStore store, IPersonRegister people, string pseudonym, string? format, string? lang) =>
        Answer(language => new StoredReport(store, people, language).OfPerson(pseudonym), format, lang, $"Nobody called \"{pseudonym}\" has a session.", $"{pseudonym}_report");

    private static IResult Answer(Func<Language, ReportDocument?> make, string? format, string? lang, string nothing, string name)
    {
        string asked = format ?? ReportFile.Html;
        if (asked is not (ReportFile.Html or ReportFile.Pdf))
        {
            return Problems.BadRequest("format is html or pdf.");
        }

        if ((lang is null ? Language.English : Language.All.FirstOrDefault(l => l.Code == lang)) is not { } language)
        {
            return Problems.BadRequest($"lang is {string.Join(" or ", Language.All.Select(l => l.Code))}.");
        }

        ReportDocument? report;
        try
        {
            report = make(language);
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
