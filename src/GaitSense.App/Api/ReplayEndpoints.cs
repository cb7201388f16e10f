using GaitSense.App.Api.Contracts;
using GaitSense.App.Live;
using GaitSense.Core.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>Runs a stored recording through the live pages again.</summary>
public static class ReplayEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapReplay(this RouteGroupBuilder api) => api.MapPost("/practice/replay", StartAsync)
        .WithTags("Practice").WithName("StartReplay")
        .WithSummary("Runs a stored session through the same pipeline and pages at a chosen speed; nothing of it is stored again.");

    private static async Task<Results<Ok<PracticeAnswer>, ProblemHttpResult>> StartAsync(
        ReplayBody body, ILivePractice practice, CancellationToken cancellationToken)
    {
        if (!SessionId.TryParse(body.Session, out SessionId session))
        {
            return SessionEndpoints.NoSuchSession(body.Session ?? "");
        }

        PracticeReply reply = await practice.ReplayAsync(new ReplayRequest(session, body.Speed ?? 1), cancellationToken);
        return reply.Session is null ? PracticeEndpoints.Refusal(reply) : TypedResults.Ok(PracticeAnswer.Of(practice));
    }
}

/// <summary>Asks for a replay.</summary>
/// <param name="Session">Identity of the stored session.</param>
/// <param name="Speed">Seconds of the recording per second; 1 when absent.</param>
public sealed record ReplayBody(string? Session, double? Speed);
