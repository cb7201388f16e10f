using GaitSense.Core.Sessions;
using GaitSense.Storage.Faults;
using GaitSense.Storage.Raw;
using GaitSense.Storage.Reading;
using GaitSense.Storage.Tables;
using GaitSense.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Sealing;

/// <summary>Puts the packets of ended sessions into files of their own.</summary>
/// <remarks><b>How</b> (1) The rows are written to a file under an unfinished name. (2) The file is read back and compared with the
/// rows, packet by packet. (3) In one transaction the file gets its name and the store its checksum. (4) Later, when room is made,
/// the checksum is looked at once more, the file takes the place of the rows, and the rows go in portions. A process that dies
/// before 3 leaves the rows alone, after it both, after 4 the file.</remarks>
/// <param name="reads">Connections that read.</param>
/// <param name="writing">The writing side.</param>
/// <param name="folder">Where the files are.</param>
internal sealed class SessionSealing(ReadConnections reads, SessionWriting writing, SealedFolder folder)
{
    private const double ShareOfWriting = 0.5;

    /// <summary>Seals one session; waits for the disk alone, and holds the writer only to record the result.</summary>
    public async Task<SealOutcome> SealAsync(SessionId id, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = reads.Open();
        if (writing.IsRecording(id) || SessionTable.KeyOf(connection, id) is not { } session)
        {
            return SealOutcome.NotEnded;
        }

        if (SealTable.Read(connection, session) is { } known && (known.AreRowsReplaced || folder.FaultOf(known) is null))
        {
            return SealOutcome.AlreadySealed;
        }

        // Sealing twice at once would write one file from two sides.
        await writing.SealingTurn.WaitAsync(cancellationToken);
        try
        {
            return await SealAsync(connection, session, id, progress, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            // The session was deleted meanwhile, and its file with it.
            return SealOutcome.NotVerified;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageFaultException(FileFaults.Of(e, folder.Path), e);
        }
        finally
        {
            folder.RemovePart(id);
            writing.SealingTurn.Release();
        }
    }

    /// <summary>Lets a session's file take the place of its rows, and removes them.</summary>
    /// <returns>True when the session has no rows any more.</returns>
    public bool DropRows(SessionId id, CancellationToken cancellationToken)
    {
        (long Session, SealedEntry Entry)? found = reads.Read(c =>
            SessionTable.KeyOf(c, id) is { } key && SealTable.Read(c, key) is { } entry ? (key, entry) : ((long, SealedEntry)?)null);
        if (found is not { } target || folder.FaultOf(target.Entry) is not null)
        {
            return false;
        }

        // 4.
        bool isReplaced = false;
        writing.Commit(c => isReplaced = SealTable.ReplaceRows(c, target.Session));
        bool isMore = isReplaced;
        while (isMore)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writing.Commit(c => isMore = RawTable.RemoveSome(c, target.Session));
        }

        return isReplaced;
    }

    private async Task<SealOutcome> SealAsync(
        SqliteConnection connection, long session, SessionId id, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Path);
        string part = folder.PartOf(id);
        double total = Math.Max(1, SessionTable.PacketCount(connection, session));

        // 1.
        long packets = await SealedFile.WriteAsync(
            part, Rows(connection, session), n => progress?.Report(ShareOfWriting * n / total), cancellationToken);

        // 2.
        bool isSame = Rows(connection, session).SequenceEqual(SealedFile.Read(part), Comparison.Instance);
        cancellationToken.ThrowIfCancellationRequested();
        if (!isSame)
        {
            return SealOutcome.NotVerified;
        }

        // 3.
        SealedEntry entry = new(SealedFolder.NameOf(id), packets, new FileInfo(part).Length, SealedFile.ChecksumOf(part), AreRowsReplaced: false);
        bool isKept = false;
        writing.Commit(c =>
        {
            // Deleted meanwhile: then nothing of it may come back.
            isKept = SessionTable.KeyOf(c, id) == session;
            if (isKept)
            {
                File.Move(part, folder.FileOf(id), overwrite: true);
                SealTable.Put(c, session, entry, writing.Now);
            }
        });
        progress?.Report(1);
        return isKept ? SealOutcome.Sealed : SealOutcome.NotVerified;
    }

    private static IEnumerable<NumberedPacket> Rows(SqliteConnection connection, long session) =>
        SessionPackets.Read(connection, session, new PacketRows(connection, session));

    private sealed class Comparison : IEqualityComparer<NumberedPacket>
    {
        public static Comparison Instance { get; } = new();

        public bool Equals(NumberedPacket x, NumberedPacket y) => x.IsSameAs(y);

        public int GetHashCode(NumberedPacket packet) => packet.Number.GetHashCode();
    }
}
