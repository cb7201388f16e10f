using System.Diagnostics.CodeAnalysis;
using GaitSense.App.Cli.Batch;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Export.Import;

namespace GaitSense.App.Cli.Analyze;

/// <summary>One recording that is to be analysed, or why it cannot be.</summary>
internal sealed record RecordingInput
{
    /// <summary>Name of the recording, which is also its output folder.</summary>
    public required string Name { get; init; }

    /// <summary>Its packets; null when there is a fault.</summary>
    public IPacketSource? Source { get; init; }

    /// <summary>True when its times count from somewhere else than its first row, as those of a session do.</summary>
    public bool HasSessionTimes { get; init; }

    /// <summary>What was understood of a file of another make; null for formats of our own and Motion-BIDS.</summary>
    public ImportReport? Import { get; init; }

    /// <summary>What is wrong with it.</summary>
    public InputFault? Fault { get; init; }

    /// <summary>Why a part of it cannot be used; null when all can. What can is analysed all the same.</summary>
    public InputFault? Damage { get; init; }

    /// <summary>Identity of the exercise that the recording itself names.</summary>
    public string? Exercise { get; init; }

    /// <summary>Adds all that its analysis comes from to a hash.</summary>
    public Action<ContentHash> Content { get; init; } = _ => { };

    /// <summary>What is to be kept in mind of it, asked when its source has run.</summary>
    public Func<IEnumerable<string>> Notes { get; init; } = () => [];

    /// <summary>True when there is something to analyse.</summary>
    [MemberNotNullWhen(true, nameof(Source))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsReadable => Fault is null;
}
