using System.Net.WebSockets;
using GaitSense.App.Hosting;
using GaitSense.App.Live.Stream;

namespace GaitSense.App.Api;

/// <summary>The live stream for the lab: one JSON object a line, over a web socket or as a response that does not end.</summary>
public static class LiveStreamEndpoints
{
    private const string LinesType = "application/x-ndjson";
    private static readonly byte[] LineBreak = "\n"u8.ToArray();

    /// <summary>Maps it.</summary>
    public static void MapLiveStream(this RouteGroupBuilder api) => api.MapGet("/live/stream", ListenAsync)
        .WithTags("Live").WithName("ListenToLiveStream")
        .WithSummary("Samples, steps, cues and events of the running session as they happen: newline-delimited JSON, or one text message a line over a web socket. The first line is the metadata. topics picks some: samples,contacts,steps,cues,events,posture,health.")
        .Produces(StatusCodes.Status200OK, contentType: LinesType)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task ListenAsync(HttpContext context, LiveFeed feed, IHostApplicationLifetime life, string? topics)
    {
        if (SameOriginGuard.IsForeign(context.Request))
        {
            await Problems.Forbidden("The request comes from another site's page. Use the service's own address.").ExecuteAsync(context);
            return;
        }

        if (TopicsOf(topics) is not { } wanted)
        {
            await Problems.BadRequest("topics are samples, contacts, steps, cues, events, posture and health, separated by commas.").ExecuteAsync(context);
            return;
        }

        using LiveListener? listener = feed.TryListen(wanted);
        if (listener is null)
        {
            await Problems.Conflict($"{LiveFeed.MaxListeners} programs are listening already. Close one.").ExecuteAsync(context);
            return;
        }

        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        try
        {
            await (context.WebSockets.IsWebSocketRequest ? ToSocketAsync(context, listener, end) : ToResponseAsync(context, listener, end.Token));
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // The listener has gone, or the service stops.
        }
    }

    private static StreamTopics? TopicsOf(string? topics)
    {
        if (string.IsNullOrEmpty(topics))
        {
            return StreamTopics.All;
        }

        StreamTopics all = StreamTopics.None;
        foreach (string word in topics.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse(word, ignoreCase: true, out StreamTopics topic) || word is [] or [>= '0' and <= '9', ..])
            {
                return null;
            }

            all |= topic;
        }

        return all;
    }

    private static async Task ToResponseAsync(HttpContext context, LiveListener listener, CancellationToken cancellationToken)
    {
        context.Response.ContentType = LinesType;
        context.Response.Headers.CacheControl = "no-store";
        await foreach (byte[] line in listener.LinesAsync(cancellationToken))
        {
            await context.Response.Body.WriteAsync(line, cancellationToken);
            await context.Response.Body.WriteAsync(LineBreak, cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }

    private static async Task ToSocketAsync(HttpContext context, LiveListener listener, CancellationTokenSource end)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        Task closing = UntilClosedAsync(socket, end);
        try
        {
            await foreach (byte[] line in listener.LinesAsync(end.Token))
            {
                await socket.SendAsync(line, WebSocketMessageType.Text, endOfMessage: true, end.Token);
            }
        }
        finally
        {
            await end.CancelAsync();
            await closing;
        }
    }

    // What a listener sends means nothing; that it closes is what matters.
    private static async Task UntilClosedAsync(WebSocket socket, CancellationTokenSource end)
    {
        byte[] buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer, end.Token)).MessageType != WebSocketMessageType.Close)
            {
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, end.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // It has gone without a word.
        }

        await end.CancelAsync();
    }
}
