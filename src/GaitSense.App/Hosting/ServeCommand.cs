using Microsoft.AspNetCore.Builder;

namespace GaitSense.App.Hosting;

/// <summary>Runs the service until it is told to stop.</summary>
public static class ServeCommand
{
    /// <summary>Starts the web host and waits for its end.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="cancellationToken">Ends the service.</param>
    /// <returns>The process's exit code: 0 ended as asked, 1 could not run.</returns>
    public static async Task<int> RunAsync(ServeOptions options, CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        if (options.Urls is { } urls)
        {
            builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries));
        }

        await using WebApplication app = builder.Build();
        app.MapGet("/health/live", () => "ok");
        await app.RunAsync(cancellationToken);
        return 0;
    }
}
