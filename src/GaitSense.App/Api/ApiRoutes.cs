using GaitSense.App.Gateway;

namespace GaitSense.App.Api;

/// <summary>The HTTP API: one group, one version.</summary>
public static class ApiRoutes
{
    /// <summary>Maps the API and its description.</summary>
    public static void MapGaitSenseApi(this WebApplication app)
    {
        RouteGroupBuilder api = app.MapGroup("/api/v1");
        api.MapExercises();
        api.MapSessions();
        api.MapClosing();
        api.MapExports();
        api.MapPractice();
        api.MapReplay();
        api.MapSignals();
        api.MapPeople();
        api.MapNotes();
        api.MapSensors();
        api.MapReports();
        api.MapReanalysis();
        api.MapLiveStream();
        api.MapHistory();
        api.MapFallback(() => Problems.NotFound("There is no such address. /openapi/v1.json lists them."));
        app.MapOpenApi("/openapi/{documentName}.json");
    }
}
