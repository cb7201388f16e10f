using GaitSense.App.Api;
using Microsoft.Extensions.Primitives;

namespace GaitSense.App.Hosting;

/// <summary>Refuses what another site's page tries to change or to listen to through the visitor's browser.
/// Programs that are no browser send neither header and are let through.</summary>
public static class SameOriginGuard
{
    /// <summary>Guards changing methods and web sockets.</summary>
    public static IApplicationBuilder UseSameOriginGuard(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (NeedsGuard(context.Request) && IsForeign(context.Request))
        {
            await Problems.Forbidden("The request comes from another site's page. Use the service's own address.")
                .ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    /// <summary>True when the browser says that the page asking is not ours.</summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out StringValues site))
        {
            return site != "same-origin" && site != "none";
        }

        return request.Headers.TryGetValue("Origin", out StringValues origin)
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool NeedsGuard(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.Headers.Upgrade.Count > 0
        || request.HttpContext.WebSockets.IsWebSocketRequest
        || request.Path.StartsWithSegments("/hubs");
}
