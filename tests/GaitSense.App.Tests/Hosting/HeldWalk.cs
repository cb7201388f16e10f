using GaitSense.App.Live;
using GaitSense.App.Sources;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation;
using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.App.Tests.Hosting;

/// <summary>A source that is handed over at once and then stays open until the session is stopped.</summary>
/// <param name="create">Makes the source.</param>
public sealed class HeldWalk(Func<IPacketSource> create) : ISourceOpener
{
    /// <summary>A simulated walk.</summary>
    public HeldWalk(string scenario, TimeSpan length)
        : this(() => new SimulatedWalker(ScenarioCatalog.Find(scenario)!, seed: 7, TimeProvider.System) { Pace = Pace.AsFastAsPossible, Duration = length })
    {
    }

    public SourceDescription Description { get; } = new("simulated", IsSimulated: false, IsAvailable: true);

    public Task<IPacketSource> OpenAsync(ExerciseProtocol exercise, CancellationToken cancellationToken) =>
        Task.FromResult<IPacketSource>(new Source(create()));

    private sealed class Source(IPacketSource walker) : IPacketSource
    {
        public string Name => walker.Name;

        public IReadOnlyList<SensorDescriptor> Sensors => walker.Sensors;

        public async Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
        {
            await walker.RunAsync(receiver, cancellationToken);
            TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await using CancellationTokenRegistration stop = cancellationToken.Register(stopped.SetResult);
            await stopped.Task;
        }

        public ValueTask DisposeAsync() => walker.DisposeAsync();
    }
}
