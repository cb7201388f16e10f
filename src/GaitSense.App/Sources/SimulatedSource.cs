using GaitSense.App.Live;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.App.Sources;

/// <summary>A walker who is not there, in real time, for looking around without sensors.</summary>
public static class SimulatedSource
{
    private const long Seed = 20260131;

    /// <summary>What is walked when nobody names a scenario.</summary>
    public static string DefaultScenario => ScenarioCatalog.Demo.Name;

    /// <summary>Nobody has to remember to stop it: it walks for so long at most.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(30);

    /// <summary>So long the walker stands first when nobody names a scenario, s: who is set up for the first time is asked to stand still for five
    /// seconds, and the page that asks takes a moment to open.</summary>
    public const double StandsFirstS = 8;

    // Nobody named a scenario: the one that shows the exercise.
    private static SimulationScenario Fitting(SimulationScenario walk, ExerciseProtocol exercise) =>
        walk.Name != DefaultScenario ? walk
        : exercise.Movement == ExerciseMovement.HipLift ? ScenarioCatalog.HipLift
        : walk with { Activities = [new StandQuietly(StandsFirstS), .. walk.Activities.Skip(1)] };

    /// <summary>Opens the scenario of that name.</summary>
    /// <exception cref="InputFaultException">There is no such scenario.</exception>
    public static SourceOpener Opener(string scenario, TimeProvider time)
    {
        SimulationScenario walk = ScenarioCatalog.Find(scenario) ?? throw new InputFaultException(new InputFault(
            $"there is no simulated scenario \"{scenario}\"",
            "--source",
            $"Use one of {string.Join(", ", ScenarioCatalog.All.Select(s => s.Name))}"));
        return new SourceOpener(
            new SourceDescription("simulated", IsSimulated: true, IsAvailable: true),
            exercise => new SimulatedWalker(Fitting(walk, exercise), Seed, time) { Duration = Longest });
    }
}
