using GaitSense.App.Live;
using GaitSense.App.Sources;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Browser.Tests;

/// <summary>The simulated walker of the product, some times faster, so that a test need not wait for a minute of steps.</summary>
/// <param name="standsS">How long the walker stands first, s; null for as long as the demonstration has it.</param>
internal sealed class QuickWalk(double? standsS = null) : ISourceOpener
{
    private const double Faster = 6;

    public SourceDescription Description { get; } = new("simulated", IsSimulated: true, IsAvailable: true);

    private SimulationScenario Walk => standsS is { } stands
        ? ScenarioCatalog.Demo with { Activities = [new StandQuietly(stands), .. ScenarioCatalog.Demo.Activities.Skip(1)] }
        : ScenarioCatalog.Demo;

    public Task<IPacketSource> OpenAsync(ExerciseProtocol exercise, CancellationToken cancellationToken) => Task.FromResult<IPacketSource>(
        new SimulatedWalker(exercise.Movement == ExerciseMovement.HipLift ? ScenarioCatalog.HipLift : Walk, seed: 20260131, TimeProvider.System) { Pace = Pace.Times(Faster) });
}
