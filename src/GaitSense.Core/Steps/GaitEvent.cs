using GaitSense.Core.Sensors;
using GaitSense.Core.Time;

namespace GaitSense.Core.Steps;

/// <summary>Kind of a gait event. The names in files are these in snake case, with the side appended where there is one.</summary>
public enum GaitEventKind
{
    /// <summary>A foot touches the floor.</summary>
    InitialContact,

    /// <summary>A foot leaves the floor.</summary>
    FinalContact,

    /// <summary>Both feet stand for longer than a step's double support.</summary>
    Pause,

    /// <summary>The walker turns.</summary>
    Turn,

    /// <summary>Samples of a sensor are missing.</summary>
    Gap,
}

/// <summary>Something that happened at a time, for a while.</summary>
/// <param name="Kind">What.</param>
/// <param name="Onset">When it began.</param>
/// <param name="Duration">How long; zero for an instant.</param>
/// <param name="Side">Which foot, where it is about a foot.</param>
/// <param name="Site">Which sensor, where it is about one.</param>
public readonly record struct GaitEvent(
    GaitEventKind Kind,
    SessionTime Onset,
    TimeSpan Duration,
    Side? Side = null,
    BodySite Site = BodySite.Unassigned);
