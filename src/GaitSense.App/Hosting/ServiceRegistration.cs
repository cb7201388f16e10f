using GaitSense.App.Api;
using GaitSense.App.Gateway;
using GaitSense.App.History;
using GaitSense.App.Exports.Jobs;
using GaitSense.App.Influx;
using GaitSense.Gait.Exercises;
using GaitSense.App.Live;
using GaitSense.App.Live.Hub;
using GaitSense.App.Live.Signals;
using GaitSense.App.Live.Stream;
using GaitSense.App.Live.Taps;
using GaitSense.App.Metrics;
using GaitSense.App.People;
using GaitSense.App.Sources;
using GaitSense.App.Storekeeping;
using GaitSense.Core.Ports;
using GaitSense.Storage;
using GaitSense.Storage.Influx.Outbox;
using GaitSense.Streaming;
using Microsoft.AspNetCore.DataProtection;
using MudBlazor.Services;

namespace GaitSense.App.Hosting;

/// <summary>What the service is made of.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds everything that runs.</summary>
    public static void AddGaitSense(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(s => SqliteSessionStore.Open(settings.Folder, OutboxFor(settings, s), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => s.GetRequiredService<SqliteSessionStore>().People);
        services.AddSingleton<StoreAlarm>();
        services.AddSingleton<ExportJobs>();
        services.AddSingleton<SessionClosing>();
        services.AddSingleton(s => StoreSettings.From(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ISessionStore>(s => new AcknowledgingStore(
            s.GetRequiredService<SqliteSessionStore>(), s.GetRequiredService<RunningGatewaySource>()));
        services.AddSingleton<InfluxFeed>();
        services.AddSingleton<InfluxHistory>();
        services.AddSingleton<HistoryService>();
        services.AddSingleton<ISourceOpener>(s => SourceOpener.For(
            settings.Source,
            settings.Folder,
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILoggerFactory>(),
            name => ActivatorUtilities.CreateInstance<GatewayOpener>(s, name)));
        services.AddSingleton(ExerciseCatalog.BuiltIn);
        services.AddSingleton<LiveBoard>();
        services.AddSingleton<SignalFeed>();
        services.AddSingleton<TapWatch>();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<ServiceFigures>();
        services.AddSingleton<SessionNaming>();
        services.AddSingleton<ExercisePlans>();
        services.AddSingleton(LiveSessionOptions.Default);
        services.AddSingleton<ISessionRunner, SessionRunner>();
        services.AddSingleton<ILivePractice, LivePractice>();
        services.AddSingleton(ServiceHealthRhythm.Default);
        services.AddHostedService<InfluxWorker>();
        services.AddHostedService<StoreKeeper>();
        services.AddHostedService<ServiceHealthFeed>();
        services.AddHostedService<BoardPulse>();
        services.AddHostedService<PracticeHost>();
        services.AddLiveHub();
        services.AddGateways(settings);
    }

    /// <summary>Adds the API's and the dashboard's framework parts.</summary>
    public static void AddFrontDoor(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<StoreProblems>();
        services.ConfigureHttpJsonOptions(o => ApiJson.Configure(o.SerializerOptions));
        services.AddOpenApi(o => o.AddSchemaTransformer<StepRowSchema>());
        services.AddHealthChecks().AddCheck<StoreCheck>(StoreCheck.Name, tags: ["ready"]).AddCheck<InfluxCheck>(InfluxCheck.Name, tags: ["ready"]);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();

        // Keys only protect what a page holds while the service runs; they are not worth a file.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddResponseCompression(o => o.EnableForHttps = false);
    }

    private static OutboxOptions? OutboxFor(ServiceSettings settings, IServiceProvider services)
    {
        if (settings.Influx is null)
        {
            return null;
        }

        OutboxOptions options = new()
        {
            // Asked for when there is something to judge: the plans stand on the store that is being opened here.
            Judge = new ExerciseCueJudge(session => services.GetRequiredService<ExercisePlans>().Find(session)),
            Time = services.GetRequiredService<TimeProvider>(),
        };
        return settings.OutboxQuotaBytes is { } quota ? options with { QuotaBytes = quota } : options;
    }
}
