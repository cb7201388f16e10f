using GaitSense.App.Api.Contracts;
using GaitSense.App.History;
using GaitSense.Core.Recordings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>How a person's sessions went.</summary>
public static class HistoryEndpoints
{
    /// <summary>Maps it.</summary>
    public static void MapHistory(this RouteGroupBuilder api) => api
        .MapGet("/history", ReadAsync)
        .WithTags("History")
        .WithName("GetHistory")
        .WithSummary("What a person's finished sessions came to, oldest first: metrics with number, mean, deviation and median, share in target by cue. source is store or influx.")
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<HistoryAnswer>, ProblemHttpResult>> ReadAsync(
        HistoryService history,
        string? person,
        string? exercise,
        DateTimeOffset? from,
        DateTimeOffset? to,
        string? source,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(person))
        {
            return Problems.BadRequest("person is missing: say whose history.");
        }

        if (from >= to)
        {
            return Problems.BadRequest("from has to be earlier than to.");
        }

        HistorySource? asked = source switch
        {
            "store" => HistorySource.Store,
            "influx" => HistorySource.Influx,
            _ => null,
        };
        if ((asked is null && source is not null) || (asked == HistorySource.Influx && !history.HasInflux))
        {
            return Problems.BadRequest(asked is null ? "source is store or influx." : "No InfluxDB is configured: start the service with --influx-url.");
        }

        try
        {
            return TypedResults.Ok(HistoryAnswer.Of(await history.ReadAsync(new HistoryQuery(person, exercise, from, to), asked, cancellationToken)));
        }
        catch (InputFaultException fault)
        {
            return TypedResults.Problem(
                fault.Message, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The history is not available");
        }
    }
}
