using System.Diagnostics.CodeAnalysis;
using GaitSense.Core.Recordings;

namespace GaitSense.Export.MotionBids;

/// <summary>What became of reading one recording: the recording, or what is wrong with it.</summary>
public sealed record RecordingOutcome
{
    private RecordingOutcome(string name) => Name = name;

    /// <summary>Name of the recording, which is also its output folder: "sub-01", or "sub-01/task-walk_run-2" when the subject
    /// has several recordings.</summary>
    public string Name { get; }

    /// <summary>The recording; null when it could not be read.</summary>
    public ImuRecording? Recording { get; private init; }

    /// <summary>What is wrong; null when it was read.</summary>
    public InputFault? Fault { get; private init; }

    /// <summary>True when it was read.</summary>
    [MemberNotNullWhen(true, nameof(Recording))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsRead => Recording is not null;

    /// <summary>What was left out or assumed, in words.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Why a part of a recording that was read could not be used; null when all could. What could is in the recording,
    /// and what could not is missing from it.</summary>
    public InputFault? Damage { get; private init; }

    /// <summary>When its first row was taken, UTC; null when the data set does not say.</summary>
    public DateTimeOffset? StartedAt { get; private init; }

    /// <summary>A recording that was read.</summary>
    internal static RecordingOutcome Read(ImuRecording recording, IReadOnlyList<string> notes, DateTimeOffset? startedAt, InputFault? damage) =>
        new(recording.Name) { Recording = recording, Notes = notes, StartedAt = startedAt, Damage = damage };

    /// <summary>A recording that could not be read.</summary>
    internal static RecordingOutcome Failed(string name, InputFault fault) => new(name) { Fault = fault };
}
