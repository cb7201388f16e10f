using GaitSense.App.Api.Contracts;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>The stored sessions.</summary>
public static class SessionEndpoints
{
    private const int MaxLimit = 1000;
    private const int DefaultLimit = 100;

    /// <summary>Maps them.</summary>
    public static void MapSessions(this RouteGroupBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/sessions").WithTags("Sessions");
        group.MapGet("/", List)
            .WithName("ListSessions").WithSummary("Sessions, newest first, by person, exercise and start.");
        group.MapGet("/{id}", Get)
            .WithName("GetSession").WithSummary("One session with its summary.");
        group.MapGet("/{id}/steps", Steps)
            .WithName("ListSteps").WithSummary("The steps of a session by initial contact, with the columns of the step table.");
        group.MapGet("/{id}/repetitions", Repetitions)
            .WithName("ListRepetitions").WithSummary("The repetitions of a finished session, with the columns of the repetition table; none for walking.");
        group.MapGet("/{id}/cues", Cues)
            .WithName("ListCues").WithSummary("What the person was told in a session, by time.");
        group.MapDelete("/{id}", Delete)
            .WithName("DeleteSession").WithSummary("Removes a session with its steps and its raw recording.");
        group.MapGet("/{id}/export", SessionExport.ExportAsync)
            .WithName("ExportSession").WithSummary("A session as a file: csv (its repetitions where it has some, else its steps), or zipped: bids (its recording as a Motion-BIDS data set), parquet, mat, c3d, sto.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static Results<Ok<IReadOnlyList<SessionAnswer>>, ProblemHttpResult> List(
        ISessionStore store, string? person, string? exercise, DateTimeOffset? from, DateTimeOffset? to, int? limit)
    {
        if (limit is < 1 or > MaxLimit)
        {
            return Problems.BadRequest($"limit is between 1 and {MaxLimit}.");
        }

        if (from >= to)
        {
            return Problems.BadRequest("from has to be earlier than to.");
        }

        SessionQuery query = new(person, exercise, from, to, limit ?? DefaultLimit);
        return TypedResults.Ok<IReadOnlyList<SessionAnswer>>([.. store.List(query).Select(SessionAnswer.Of)]);
    }

    private static Results<Ok<SessionAnswer>, ProblemHttpResult> Get(ISessionStore store, string id) =>
        Find(store, id) is { } session ? TypedResults.Ok(SessionAnswer.Of(session)) : NoSuchSession(id);

    private static Results<Ok<IReadOnlyList<StepRow>>, ProblemHttpResult> Steps(ISessionStore store, string id) =>
        Find(store, id) is { } session
            ? TypedResults.Ok<IReadOnlyList<StepRow>>([.. store.Steps(session.Header.Id).Select(StepRow.Of)])
            : NoSuchSession(id);

    private static Results<Ok<IReadOnlyList<RepetitionRow>>, ProblemHttpResult> Repetitions(ISessionStore store, string id) =>
        Find(store, id) is { } session
            ? TypedResults.Ok<IReadOnlyList<RepetitionRow>>([.. (session.Summary?.Repetitions ?? []).Select(RepetitionRow.Of)])
            : NoSuchSession(id);

    private static Results<Ok<IReadOnlyList<CueRow>>, ProblemHttpResult> Cues(ISessionStore store, string id) =>
        Find(store, id) is { } session
            ? TypedResults.Ok<IReadOnlyList<CueRow>>([.. store.Cues(session.Header.Id).Select(c => CueRow.Of(c))])
            : NoSuchSession(id);

    private static Results<NoContent, ProblemHttpResult> Delete(ISessionStore store, string id)
    {
        if (Find(store, id) is not { } session)
        {
            return NoSuchSession(id);
        }

        if (session.State == SessionState.Recording)
        {
            return Problems.Conflict("The session is being recorded. Stop it first.");
        }

        return store.Delete(session.Header.Id) ? TypedResults.NoContent() : NoSuchSession(id);
    }

    /// <summary>The session of that identity; null when there is none or it cannot be an identity.</summary>
    internal static StoredSession? Find(ISessionStore store, string id) =>
        SessionId.TryParse(id, out SessionId identity) ? store.Find(identity) : null;

    /// <summary>Says that there is none.</summary>
    internal static ProblemHttpResult NoSuchSession(string id) => Problems.NotFound($"There is no session \"{id}\".");
}
