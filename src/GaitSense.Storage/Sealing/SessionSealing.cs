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
        // Sealing twice at once would write one file from two sides, so whether there is one is looked at in turn as well.
        await writing.SealingTurn.WaitAsync(cancellationToken);
        try
        {
            return await SealInTurnAsync(id, progress, cancellationToken);
        }
        catch (SqliteException e) when (SqliteFaults.Map(e, reads.Where) is { } fault)
        {
            throw fault;
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
            folder.TryRemovePart(id);
            writing.SealingTurn.Release();
        }
    }

    /// <summary>Lets a session's file take the place of its rows, and removes them.</summary>
    /// <param name="id">The session.</param>
    /// <param name="isChecked">True when the file's checksum has just been looked at.</param>
    /// <param name="cancellationToken">Ends it between two portions.</param>
    /// <returns>True when the session has no rows any more.</returns>
    public bool DropRows(SessionId id, bool isChecked, CancellationToken cancellationToken)
    {
        (long Session, SealedEntry Entry)? found = reads.Read(c =>
            SessionTable.KeyOf(c, id) is { } key && SealTable.Read(c, key) is { } entry ? (key, entry) : ((long, SealedEntry)?)null);
        if (found is not { } target || !((isChecked && !target.Entry.AreRowsReplaced) || folder.FaultOf(target.Entry) is null))
        {
            return false;
        }

        // 4.
        bool isReplaced = writing.Commit(c => SealTable.ReplaceRows(c, target.Session));
        while (isReplaced && writing.Commit(c => RawTable.RemoveSome(c, target.Session)))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return isReplaced;
    }

    private async Task<SealOutcome> SealInTurnAsync(SessionId id, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        await using SqliteConnection connection = reads.Open();
        if (writing.IsRecording(id) || SessionTable.KeyOf(connection, id) is not { } session)
        {
            return SealOutcome.NotEnded;
        }

        return SealTable.Read(connection, session) is { } known && (known.AreRowsReplaced || folder.FaultOf(known) is null)
            ? SealOutcome.AlreadySealed
            : await SealAsync(connection, session, id, progress, cancellationToken);
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
        bool isKept = writing.Commit(c =>
        {
            // Deleted meanwhile: then nothing of it may come back.
            if (SessionTable.KeyOf(c, id) != session)
            {
                return false;
            }

            File.Move(part, folder.FileOf(id), overwrite: true);
            SealTable.Put(c, session, entry, writing.Now);
            return true;
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
