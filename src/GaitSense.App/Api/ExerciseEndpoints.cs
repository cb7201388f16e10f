using GaitSense.Gait.Exercises;
using GaitSense.Core.Exercises;
using Microsoft.AspNetCore.Http.HttpResults;

namespace GaitSense.App.Api;

/// <summary>The exercises with their cues and targets.</summary>
public static class ExerciseEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapExercises(this RouteGroupBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/exercises").WithTags("Exercises");
        group.MapGet("/", (ExerciseCatalog catalog) => catalog.All)
            .WithName("ListExercises").WithSummary("All exercises with phases, cues and targets.");
        group.MapGet("/{id}", Find)
            .WithName("GetExercise").WithSummary("One exercise.");
    }

    private static Results<Ok<ExerciseProtocol>, ProblemHttpResult> Find(string id, ExerciseCatalog catalog) =>
        catalog.Find(id) is { } exercise ? TypedResults.Ok(exercise) : Problems.NotFound($"There is no exercise \"{id}\".");
}
