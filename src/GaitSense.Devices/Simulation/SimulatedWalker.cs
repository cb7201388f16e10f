using GaitSense.Core.Ports;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Pacing;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;

namespace GaitSense.Devices.Simulation;

/// <summary>A walker who is not there: packets as real sensors would send them, made while they are handed over.</summary>
/// <remarks><b>Gives</b> packets in order of arrival, at the pace asked for. The same scenario and seed give the same bytes
/// and arrival times at any pace, in every run. 
/// <b>Cost</b>: six sensors at 100 Hz take about one percent of a core; memory does not grow with time.
/// <b>Differs from</b> people: feet do not slip, soles deform only at contact, skin does not move against bone.</remarks>
public sealed class SimulatedWalker : IPacketSource
{
    private readonly SimulationScenario _scenario;
    private readonly long _seed;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<SimulatedSensor> _sensors;
    private readonly Knocks _knocks = new();

    /// <summary>A walker of a scenario.</summary>
    /// <param name="scenario">What is walked and worn.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="clock">The clock that paces it.</param>
    /// <exception cref="ArgumentException">An option of the scenario is out of range.</exception>
    public SimulatedWalker(SimulationScenario scenario, long seed, TimeProvider clock)
    {
        _scenario = scenario.Checked();
        _seed = seed;
        _clock = clock;
        _sensors = SensorFitting.Fit(scenario, seed);
        Sensors = [.. _sensors.Select(s => s.Descriptor)];
    }

    /// <inheritdoc/>
    public string Name => "simulated";

    /// <inheritdoc/>
    public IReadOnlyList<SensorDescriptor> Sensors { get; }

    /// <summary>How fast packets are handed over.</summary>
    /// <value>real time</value>
    public Pace Pace { get; init; } = Pace.RealTime;

    /// <summary>Length of the run; null for no end.</summary>
    /// <value>no end</value>
    public TimeSpan? Duration { get; init; }

    /// <summary>Lets every sensor feel knocks in the same instants, a second apart, as a tap check asks for; may be called while it runs. Without a
    /// call the bytes are those of scenario and seed alone.</summary>
    /// <param name="count">How many.</param>
    public void Knock(int count) => _knocks.Add(count);

    /// <inheritdoc/>
    public Task RunAsync(IPacketReceiver receiver, CancellationToken cancellationToken)
    {
        double durationS = Duration?.TotalSeconds ?? double.PositiveInfinity;
        SimulatedPacketStream stream = new(_scenario, _sensors, _seed, durationS, _knocks);
        StatusAnnouncer announcer = new(receiver, _sensors.Count, _seed);
        return PacedDelivery.RunAsync(stream, announcer, Pace, _clock, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
