using GaitSense.App.Api.Contracts;
using GaitSense.App.Exports.Formats;
using GaitSense.App.Exports.Jobs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>Exports of many sessions: begun, watched, fetched, cancelled.</summary>
public static class ExportEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapExports(this RouteGroupBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/exports").WithTags("Exports");
        group.MapPost("/", Start)
            .WithName("StartExport").WithSummary("Begins to write the sessions that match as one zip. Only people who gave consent are in it, and those named; whoever withdrew is in none.");
        group.MapGet("/{id}", Get)
            .WithName("GetExport").WithSummary("How far an export is.");
        group.MapGet("/{id}/file", File)
            .WithName("FetchExport").WithSummary("The zip of an export that is done.")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("/{id}", RemoveAsync)
            .WithName("CancelExport").WithSummary("Cancels an export and removes its file.");
    }

    private static Results<Accepted<ExportAnswer>, ProblemHttpResult> Start(ExportJobs jobs, ExportRequest request)
    {
        if (!SessionFormats.Names.Contains(request.Format))
        {
            return Problems.BadRequest($"format is one of {string.Join(", ", SessionFormats.Names)}.");
        }

        if (request.MinValid is < 0 or > 1)
        {
            return Problems.BadRequest("min_valid is between 0 and 1.");
        }

        return jobs.TryStart(request.Format!, request.Filter) is { } job
            ? TypedResults.Accepted($"/api/v1/exports/{job.Id}", ExportAnswer.Of(job))
            : Problems.Conflict($"There are {ExportJobs.MostJobs} exports already. Delete one that is not needed any more.");
    }

    private static Results<Ok<ExportAnswer>, ProblemHttpResult> Get(ExportJobs jobs, string id) =>
        jobs.Find(id) is { } job ? TypedResults.Ok(ExportAnswer.Of(job)) : NoSuchExport(id);

    private static IResult File(ExportJobs jobs, string id) => jobs.Find(id) switch
    {
        null => NoSuchExport(id),
        { State: not ExportJobState.Done } => Problems.Conflict("The export is not done."),
        var job when jobs.IsWithdrawn(job) => Problems.Conflict("Somebody in this export has withdrawn consent since. Begin it again."),
        var job => TypedResults.PhysicalFile(job.File, "application/zip", $"gaitsense_{job.Format}.zip"),
    };

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(ExportJobs jobs, string id) =>
        await jobs.RemoveAsync(id) ? TypedResults.NoContent() : NoSuchExport(id);

    private static ProblemHttpResult NoSuchExport(string id) => Problems.NotFound($"There is no export \"{id}\".");
}
