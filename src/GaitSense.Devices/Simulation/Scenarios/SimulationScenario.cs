namespace GaitSense.Devices.Simulation.Scenarios;

/// <summary>Everything that a simulation is about, except seed and length. Angles in rad, lengths in m, times in s.</summary>
public sealed record SimulationScenario
{
    /// <summary>Name, for example "heel-first": lower case, digits and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What the walker does, in order.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>Where to go on after the last activity: index of the first one that is repeated, without end.</summary>
    public int RepeatFrom { get; init; }

    /// <summary>Length of the foot, m.</summary>
    /// <value>0.26</value>
    public double FootLengthM { get; init; } = 0.26;

    /// <summary>The feet.</summary>
    public WalkPattern Walk { get; init; } = new();

    /// <summary>Pelvis and thorax.</summary>
    public TrunkPattern Trunk { get; init; } = new();

    /// <summary>The arms.</summary>
    public ArmPattern Arms { get; init; } = new();

    /// <summary>Hip lifts, lying on the back, instead of walking; null to stand and walk.</summary>
    /// <value>none</value>
    public LiftPattern? Lift { get; init; }

    /// <summary>The sensors.</summary>
    public SensorSetup Sensors { get; init; } = new();

    /// <summary>The radio.</summary>
    public RadioLink Link { get; init; } = new();

    /// <summary>This scenario, when every option is in range.</summary>
    /// <exception cref="ArgumentException">One is not; the text says which, and what is allowed.</exception>
    public SimulationScenario Checked()
    {
        Require.That(
            Name.Length > 0 && Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'),
            $"scenario name \"{Name}\": use lower case letters, digits and hyphens");
        Require.That(Activities.Count > 0, $"scenario {Name} has no activities; give at least one");
        Require.Within(RepeatFrom, 0, Activities.Count - 1, "SimulationScenario.RepeatFrom");
        Require.Within(FootLengthM, 0.12, 0.4, "SimulationScenario.FootLengthM");
        foreach (Activity activity in Activities)
        {
            activity.Check();
        }

        Walk.Check();
        Trunk.Check();
        Arms.Check();
        Lift?.Check();
        Sensors.Check();
        Link.Check();
        return this;
    }
}
