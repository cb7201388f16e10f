using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Export.Csv;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>Hands a session out as a file.</summary>
public static class SessionExport
{
    /// <summary>The file in the format asked for.</summary>
    public static async Task<IResult> ExportAsync(ISessionStore store, string id, string? format, CancellationToken cancellationToken)
    {
        if (SessionEndpoints.Find(store, id) is not { } session)
        {
            return SessionEndpoints.NoSuchSession(id);
        }

        return format switch
        {
            "csv" => Csv(store, session),
            "bids" => await BidsZip.MakeAsync(store, session, cancellationToken),
            _ => Problems.BadRequest("format is csv or bids."),
        };
    }

    private static PushStreamHttpResult Csv(ISessionStore store, StoredSession session) => TypedResults.Stream(
        async body =>
        {
            await using StreamWriter writer = new(body);
            StringWriter text = new() { NewLine = "\n" };
            StepCsv.Write(text, store.Steps(session.Header.Id));
            await writer.WriteAsync(text.ToString());
        },
        "text/csv; charset=utf-8",
        $"{session.Header.Id}_steps.csv");
}
