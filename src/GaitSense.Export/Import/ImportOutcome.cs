using System.Diagnostics.CodeAnalysis;
using GaitSense.Core.Recordings;

namespace GaitSense.Export.Import;

/// <summary>What became of a recording of another make.</summary>
/// <param name="Name">Its name, after the file or folder.</param>
/// <param name="Recording">The recording; null when it could not be read.</param>
/// <param name="Fault">What is wrong; null when it was read.</param>
/// <param name="Report">What was understood, ignored and contradictory.</param>
public sealed record ImportOutcome(string Name, ImuRecording? Recording, InputFault? Fault, ImportReport Report)
{
    /// <summary>Why a part of a recording that was read could not be used; null when all could.</summary>
    public InputFault? Damage { get; init; }

    /// <summary>True when it was read.</summary>
    [MemberNotNullWhen(true, nameof(Recording))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool IsRead => Recording is not null;
}
