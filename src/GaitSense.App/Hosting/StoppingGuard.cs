namespace GaitSense.App.Hosting;

/// <summary>Refuses what comes while the service stops: a page that comes back at once would hold the web server, which waits for
/// whoever is connected.</summary>
public static class StoppingGuard
{
    /// <summary>Answers 503 from the moment on in which the service begins to stop.</summary>
    public static IApplicationBuilder UseRefusalWhileStopping(this IApplicationBuilder app)
    {
        CancellationToken stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return app.Use((context, next) =>
        {
            if (!stopping.IsCancellationRequested)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
    }
}
