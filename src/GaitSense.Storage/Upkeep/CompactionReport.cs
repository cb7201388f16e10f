using GaitSense.Core.Sessions;

namespace GaitSense.Storage.Upkeep;

/// <summary>What a compaction did.</summary>
/// <param name="Sealed">Sessions that have a verified file now and had none before.</param>
/// <param name="Dropped">Sessions whose packets are in their file alone now.</param>
/// <param name="Kept">Ended sessions that keep their rows, because they are damaged or their file could not be verified.</param>
/// <param name="BytesBefore">Room taken before.</param>
/// <param name="BytesAfter">Room taken after.</param>
public sealed record CompactionReport(
    IReadOnlyList<SessionId> Sealed,
    IReadOnlyList<SessionId> Dropped,
    IReadOnlyList<SessionId> Kept,
    long BytesBefore,
    long BytesAfter);

/// <summary>What a retention removes or has removed.</summary>
/// <param name="Before">Sessions that began before.</param>
/// <param name="Sessions">The sessions, oldest first.</param>
/// <param name="IsDone">False when it was only told.</param>
public sealed record RetentionReport(DateTimeOffset Before, IReadOnlyList<SessionUsage> Sessions, bool IsDone);

/// <summary>What a repair did.</summary>
/// <param name="Actions">What was done, in words; empty when nothing was to be done.</param>
/// <param name="PacketsCut">Damaged packets that were cut out; what could be read of their rows stays.</param>
/// <param name="SessionsReopened">Sessions marked interrupted because their summary could not be read; closing them measures anew.</param>
/// <param name="FilesResealed">Sealed files written again from the rows.</param>
/// <param name="Remaining">What could not be repaired.</param>
public sealed record RepairReport(
    IReadOnlyList<string> Actions, long PacketsCut, int SessionsReopened, int FilesResealed, IReadOnlyList<string> Remaining);
