using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace GaitSense.Storage.Tests.Influx.Server;

/// <summary>Answers as InfluxDB, or what stands before it, gives them.</summary>
internal static class Replies
{
    public static ScriptedServer.Reply Status(int status, string body = "", string? retryAfter = null) => async (context, _) =>
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body);
        }
    };

    /// <summary>Never answers.</summary>
    public static Task Hang(HttpContext context, Asked request) => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);

    /// <summary>Ends the connection without an answer.</summary>
    public static Task Reset(HttpContext context, Asked request)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Ends the connection in the middle of an answer.</summary>
    public static async Task ResetInTheMiddle(HttpContext context, Asked request)
    {
        context.Response.StatusCode = 500;
        context.Response.ContentLength = 1000;
        await context.Response.WriteAsync("half");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    /// <summary>2.x and 3: one line that cannot be read refuses the whole batch.</summary>
    public static ScriptedServer.Reply RefuseAllWith(string bad) => (context, request) =>
        request.Body.Contains(bad, StringComparison.Ordinal)
            ? Status(400, """{"code":"invalid","message":"unable to parse: bad"}""")(context, request)
            : Status(204)(context, request);

    /// <summary>1.x (400) and 2.x (422): the bad lines are left out, the others are kept.</summary>
    public static ScriptedServer.Reply LeaveOut(ScriptedServer server, string bad, int status, string format) => (context, request) =>
    {
        string[] good = [.. request.Lines.Where(l => !l.Contains(bad, StringComparison.Ordinal))];
        server.Take(good);
        int left = request.Lines.Length - good.Length;
        return left == 0
            ? Status(204)(context, request)
            : Status(status, string.Format(CultureInfo.InvariantCulture, format, left))(context, request);
    };

    /// <summary>More lines than that are too much.</summary>
    public static ScriptedServer.Reply AtMost(int lines) => (context, request) =>
        Status(request.Lines.Length > lines ? 413 : 204)(context, request);
}
