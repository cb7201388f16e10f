using GaitSense.App.Api.Contracts;
using GaitSense.App.Storekeeping;
using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>Closing a session that was interrupted.</summary>
public static class CloseEndpoint
{
    /// <summary>Maps it.</summary>
    public static void MapClosing(this RouteGroupBuilder api) => api
        .MapPost("/sessions/{id}/close", CloseAsync)
        .WithTags("Sessions")
        .WithName("CloseSession")
        .WithSummary("Closes a session in whose middle the service stopped: its steps and its summary are measured anew from the raw packets.");

    private static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> CloseAsync(
        string id, SessionClosing closing, ISessionStore store, CancellationToken cancellationToken)
    {
        if (!SessionId.TryParse(id, out SessionId session))
        {
            return SessionEndpoints.NoSuchSession(id);
        }

        return await closing.CloseAsync(session, cancellationToken) switch
        {
            ClosingOutcome.Closed when store.Find(session) is { } closed => TypedResults.Ok(SessionAnswer.Of(closed)),
            ClosingOutcome.NotInterrupted => Problems.Conflict("The session was not interrupted: it is finished already, or being recorded."),
            ClosingOutcome.UnknownExercise => Problems.Unprocessable("The exercise of this session is not known to this version."),
            _ => SessionEndpoints.NoSuchSession(id),
        };
    }
}
