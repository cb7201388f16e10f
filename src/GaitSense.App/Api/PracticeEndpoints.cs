using GaitSense.App.Api.Contracts;
using GaitSense.App.Live;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>The running session.</summary>
public static class PracticeEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapPractice(this RouteGroupBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/practice").WithTags("Practice");
        group.MapGet("/", (ILivePractice practice) => PracticeAnswer.Of(practice))
            .WithName("GetPractice").WithSummary("Whether a session is running, and its figures.");
        group.MapPost("/start", StartAsync)
            .WithName("StartPractice").WithSummary("Starts a session.");
        group.MapPost("/stop", StopAsync)
            .WithName("StopPractice").WithSummary("Stops the running session; it is stored with its summary when this answers.");
        group.MapPost("/cue", AskForCue)
            .WithName("AskForCue").WithSummary("Asks the coach for a word on the next step or repetition.");
        group.MapPost("/pause", (ILivePractice practice) => Rest(practice, isResting: true))
            .WithName("PauseCoaching").WithSummary("Lets the coaching rest: nothing is cued, everything is still recorded.");
        group.MapPost("/resume", (ILivePractice practice) => Rest(practice, isResting: false))
            .WithName("ResumeCoaching").WithSummary("Lets the coaching go on.");
        api.MapGet("/sensors", (ILivePractice practice) => practice.Current.Sensors)
            .WithTags("Sensors").WithName("ListSensors").WithSummary("How each sensor of the running or last session is heard.");
    }

    private static async Task<Results<Created<PracticeAnswer>, ProblemHttpResult>> StartAsync(
        StartRequest request, ILivePractice practice, CancellationToken cancellationToken)
    {
        SessionId earlier = default;
        if (request.Continues is not null && !SessionId.TryParse(request.Continues, out earlier))
        {
            return SessionEndpoints.NoSuchSession(request.Continues);
        }

        PracticeReply reply = await practice.StartAsync(
            new PracticeRequest(request.Person ?? "", request.Exercise ?? PracticeRequest.DefaultExercise)
            {
                Continues = request.Continues is null ? null : earlier,
            },
            cancellationToken);
        return reply.Session is { } session
            ? TypedResults.Created($"/api/v1/sessions/{session.Id}", PracticeAnswer.Of(practice))
            : Refusal(reply);
    }

    private static async Task<Results<Ok<PracticeAnswer>, ProblemHttpResult>> StopAsync(
        ILivePractice practice, CancellationToken cancellationToken)
    {
        PracticeReply reply = await practice.StopAsync(cancellationToken);
        return reply.Session is null ? Refusal(reply) : TypedResults.Ok(PracticeAnswer.Of(practice));
    }

    private static Results<Accepted, ProblemHttpResult> AskForCue(ILivePractice practice) =>
        practice.AskForCue() ? TypedResults.Accepted((string?)null) : Problems.Conflict("No session is running.");

    private static Results<Ok<PracticeAnswer>, ProblemHttpResult> Rest(ILivePractice practice, bool isResting)
    {
        if (!practice.Current.State.IsRunning)
        {
            return Problems.Conflict("No session is running.");
        }

        practice.RestCoaching(isResting);
        return TypedResults.Ok(PracticeAnswer.Of(practice));
    }

    internal static ProblemHttpResult Refusal(PracticeReply reply) => reply.Outcome switch
    {
        PracticeOutcome.Invalid => Problems.BadRequest(reply.Detail),
        PracticeOutcome.UnknownExercise or PracticeOutcome.UnknownSession => Problems.NotFound(reply.Detail),
        PracticeOutcome.NoSource => Problems.Unavailable(reply.Detail),
        _ => Problems.Conflict(reply.Detail),
    };
}
