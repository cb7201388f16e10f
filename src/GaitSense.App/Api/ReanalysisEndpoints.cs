using GaitSense.App.Cli;
using GaitSense.App.Cli.Compare;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Agreement;
using GaitSense.Gait.Engine;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.App.Api;

/// <summary>Measures a stored session again and says how the new result differs. Nothing stored changes.</summary>
public static class ReanalysisEndpoints
{
    // One at a time, so that it cannot take the machine away from a live session.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Maps them.</summary>
    public static void MapReanalysis(this RouteGroupBuilder api) => api.MapPost("/sessions/{id}/reanalysis", RunAsync)
        .WithTags("Sessions").WithName("ReanalyzeSession")
        .WithSummary("Measures a session again from its packets with this version of the engine; gives the new summary beside the stored one and how the landings agree. The store is not changed.")
        .Produces<ReanalysisAnswer>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> RunAsync(ISessionStore store, ExerciseCatalog exercises, string id, string? exercise, CancellationToken cancellationToken)
    {
        if (SessionEndpoints.Find(store, id) is not { } session)
        {
            return SessionEndpoints.NoSuchSession(id);
        }

        if (exercises.Find(exercise ?? session.Header.Exercise) is not { } protocol)
        {
            return Problems.NotFound($"There is no exercise \"{exercise ?? session.Header.Exercise}\".");
        }

        if (session.State == SessionState.Recording)
        {
            return Problems.Conflict("The session is being recorded. Stop it first.");
        }

        if (!await Turn.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return Problems.Conflict("Another session is being measured again. Ask when it is done, or use gaitsense reanalyze for many.");
        }

        try
        {
            return TypedResults.Ok(await Task.Run(() => MeasureAsync(store, session, protocol, cancellationToken), cancellationToken));
        }
        catch (InputFaultException refused)
        {
            return Problems.Unprocessable(refused.Fault.ToString());
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task<ReanalysisAnswer> MeasureAsync(ISessionStore store, StoredSession session, ExerciseProtocol exercise, CancellationToken cancellationToken)
    {
        SessionId id = session.Header.Id;
        await using StoredSource source = new(store, session.Header);
        AnalysisResult result = await OfflineAnalysis.RunAsync(id.Value, source, exercise, GaitOptions.Default, null, cancellationToken);
        StepComparison comparison = StepComparison.Of(
            [.. store.Steps(id).Select(ObservationColumns.Of)], [.. result.Steps.Select(ObservationColumns.Of)], new ComparisonOptions { TakesInvalid = true });
        return new ReanalysisAnswer(
            id.Value,
            session.Summary?.Version ?? session.Header.Version,
            GaitEngine.Version,
            comparison.Matched,
            comparison.OnlyA,
            comparison.OnlyB,
            comparison.Metrics.Where(m => m.Limits is not null).ToDictionary(m => m.Column, m => new ReanalysisDifference(m.Pairs.Count, m.Limits!.Bias, m.Limits.Sd)),
            session.Summary,
            result.Summary);
    }
}

/// <summary>A session measured again, beside what is stored.</summary>
/// <param name="Session">Identity.</param>
/// <param name="StoredVersion">Version of the engine that measured what is stored.</param>
/// <param name="NewVersion">Version of this engine.</param>
/// <param name="InBoth">Landings in both.</param>
/// <param name="OnlyStored">Landings that are only stored.</param>
/// <param name="OnlyNew">Landings that are new.</param>
/// <param name="Differences">New minus stored by column of the step table.</param>
/// <param name="Stored">The stored summary.</param>
/// <param name="New">The new summary.</param>
public sealed record ReanalysisAnswer(
    string Session,
    string StoredVersion,
    string NewVersion,
    int InBoth,
    int OnlyStored,
    int OnlyNew,
    IReadOnlyDictionary<string, ReanalysisDifference> Differences,
    SessionSummary? Stored,
    SessionSummary New);

/// <summary>Difference of one column.</summary>
/// <param name="N">Pairs.</param>
/// <param name="Bias">Mean of new minus stored.</param>
/// <param name="Sd">Standard deviation of the differences.</param>
public sealed record ReanalysisDifference(int N, double Bias, double Sd);
