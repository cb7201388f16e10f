using System.Runtime.CompilerServices;
using System.Threading.Channels;
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
        feed.Listen() is { } frames
            ? TypedResults.ServerSentEvents(Frames(feed, frames, service.ApplicationStopping, cancellationToken))
            : Problems.Unavailable($"{SignalFeed.MaxListeners} listeners are connected already. Close one.");

    private static async IAsyncEnumerable<SignalFrame> Frames(
        SignalFeed feed,
        ChannelReader<SignalFrame> frames,
        CancellationToken serviceStops,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(serviceStops, cancellationToken);
        try
        {
            while (await MayReadAsync(frames, either.Token))
            {
                while (frames.TryRead(out SignalFrame? frame))
                {
                    yield return frame;
                }
            }
        }
        finally
        {
            feed.Leave(frames);
        }
    }

    private static async ValueTask<bool> MayReadAsync(ChannelReader<SignalFrame> frames, CancellationToken cancellationToken)
    {
        try
        {
            return await frames.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
