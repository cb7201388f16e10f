using System.Runtime.CompilerServices;
using GaitSense.App.Live.Signals;

namespace GaitSense.App.Api;

/// <summary>Raw signals of the running session as a stream of server-sent events.</summary>
public static class SignalEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSignals(this RouteGroupBuilder api) => api.MapGet("/practice/signals", Listen)
        .WithTags("Practice").WithName("StreamSignals")
        .WithSummary("Acceleration and angular rate of each sensor, at most 50 points a second, as server-sent events; slow listeners lose the oldest.")
        .Produces<SignalFrame>(StatusCodes.Status200OK, "text/event-stream")
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static IResult Listen(SignalFeed feed, IHostApplicationLifetime service, CancellationToken cancellationToken) =>
        feed.Listen() is { } listener
            ? TypedResults.ServerSentEvents(Frames(listener, service.ApplicationStopping, cancellationToken))
            : Problems.Unavailable($"{SignalFeed.MaxListeners} listeners are connected already. Close one.");

    private static async IAsyncEnumerable<SignalFrame> Frames(
        SignalListener listener,
        CancellationToken serviceStops,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(serviceStops, cancellationToken);
        using (listener)
        {
            while (await MayTakeAsync(listener, either.Token))
            {
                foreach (SignalFrame frame in listener.Take())
                {
                    yield return frame;
                }
            }
        }
    }

    private static async ValueTask<bool> MayTakeAsync(SignalListener listener, CancellationToken cancellationToken)
    {
        try
        {
            return await listener.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
