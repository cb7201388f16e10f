using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;
using GaitSense.Devices.Simulation.Body;
using GaitSense.Devices.Simulation.Planning;
using GaitSense.Devices.Simulation.Scenarios;
using GaitSense.Devices.Simulation.Sensing;

namespace GaitSense.Devices.Simulation.Truth;

/// <summary>What really happened in a simulated run, in the terms of the step table. Nothing of it comes from sensor signals.</summary>
/// <remarks>Lengths are between footprints (the heel of the flat foot). Angles, ranges and clearance are read from the exact
/// movement at 200 Hz or more. Values of a stride are null at a foot's first landing, which ends no stride. A row is
/// <see cref="Step.Valid"/> unless it belongs to a turn. Confidence is 1.</remarks>
public sealed record SimulationTruth
{
    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>The run's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Length of the run, s.</summary>
    public required double DurationS { get; init; }

    /// <summary>Landings by initial contact: those that end a displacement of at least 4 cm and are flat by the end of the run.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }

    /// <summary>Contacts of those landings, pauses of more than a second and turns, by onset.</summary>
    public required IReadOnlyList<GaitEvent> Events { get; init; }

    /// <summary>Movements of the feet that are no steps.</summary>
    public required IReadOnlyList<PlannedDecoy> Decoys { get; init; }

    /// <summary>Repetitions of the hip lift that are over by the end of the run; empty for a walk.</summary>
    public IReadOnlyList<Repetition> Repetitions { get; init; } = [];

    /// <summary>The sensors with all their errors.</summary>
    public required IReadOnlyList<SimulatedSensor> Sensors { get; init; }

    /// <summary>Breaths per minute.</summary>
    public required double BreathingRatePerMin { get; init; }

    /// <summary>The truth of a run: of <see cref="SimulatedWalker"/> as of <see cref="SimulatedRecording"/>.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="durationS">Length of the run, s.</param>
    /// <exception cref="ArgumentException">An option of the scenario is out of range.</exception>
    public static SimulationTruth Measure(SimulationScenario scenario, long seed, double durationS)
    {
        scenario.Checked();
        PlanLog log = new();
        BodyMotion body = new(scenario, seed, log);
        body.Extend(durationS + 1);
        IReadOnlyList<SimulatedSensor> sensors = SensorFitting.Fit(scenario, seed);
        IReadOnlyList<Step> steps = new StepTruth(body, log).Measure(durationS);
        return new SimulationTruth
        {
            Scenario = scenario.Name,
            Seed = seed,
            DurationS = durationS,
            Steps = steps,
            Events = EventTruth.Of(steps, log, durationS),
            Decoys = [.. log.Decoys.Where(d => d.OnsetS < durationS)],
            Sensors = sensors,
            Repetitions = body.Lifts is { } lifts ? LiftTruth.Of(scenario.Lift!, lifts, body, sensors, durationS) : [],
            BreathingRatePerMin = 60 * (scenario.Lift?.BreathingHz ?? scenario.Trunk.BreathingHz),
        };
    }
}
