using GaitSense.App.Api;
using GaitSense.App.Components;
using GaitSense.App.Gateway;
using GaitSense.App.Influx;
using GaitSense.App.Live.Hub;
using GaitSense.App.Metrics;
using GaitSense.App.Sources;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.HostFiltering;

namespace GaitSense.App.Hosting;

/// <summary>Builds the web host.</summary>
public static class ServiceHost
{
    /// <summary>Builds the service; nothing runs and nothing is opened until it is started.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="adjust">Changes the builder last; for tests.</param>
    public static WebApplication Build(ServeOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        ServiceSettings settings = ServiceSettings.From(options, builder.Configuration);
        OwnSensorProfiles.Use(options.SensorProfiles ?? builder.Configuration["GaitSense:SensorProfiles"]);
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddGaitSense(settings);
        builder.Services.AddFrontDoor();
        IReadOnlyList<string> hosts = AllowedHosts.For(settings.Urls, builder.Configuration["GaitSense:AllowedHosts"]);
        builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = [.. hosts]);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        adjust?.Invoke(builder);
        WebApplication app = builder.Build();
        Route(app);
        return app;
    }

    private static void Route(WebApplication app)
    {
        app.UseHostFiltering();
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseWebSockets();
        app.UseRefusalWhileStopping();
        app.UseSameOriginGuard();
        app.UseStatusCodePages();
        app.UseLanguageChoice();
        app.UseResponseCompression();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGaitSenseApi();
        app.MapLiveHub();
        app.MapGateways();
        app.MapMetrics();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains("ready"),
            ResponseWriter = ReadyAnswer.WriteAsync,
        });
        app.MapRazorComponents<Components.App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
    }
}
