namespace GaitSense.App.Live.Stream;

/// <summary>What a listener of the live stream wants to hear beside metadata and ends.</summary>
[Flags]
public enum StreamTopics
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Samples of every sensor.</summary>
    Samples = 1,

    /// <summary>Landings before their step is measured.</summary>
    Contacts = 2,

    /// <summary>Steps.</summary>
    Steps = 4,

    /// <summary>Judgements of steps by the exercise, and what the person is told.</summary>
    Cues = 8,

    /// <summary>Contacts, pauses, turns and gaps.</summary>
    Events = 16,

    /// <summary>Trunk posture.</summary>
    Posture = 32,

    /// <summary>How the sensors are heard, and what goes wrong.</summary>
    Health = 64,

    /// <summary>Everything.</summary>
    All = Samples | Contacts | Steps | Cues | Events | Posture | Health,
}
