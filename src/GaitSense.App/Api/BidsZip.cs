using System.IO.Compression;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Export.MotionBids.Writing;
using GaitSense.Streaming;

namespace GaitSense.App.Api;

/// <summary>A stored session as a zipped Motion-BIDS data set. It is made in a temporary folder that goes with the answer.</summary>
public static class BidsZip
{
    /// <summary>Makes it.</summary>
    public static async Task<IResult> MakeAsync(ISessionStore store, StoredSession session, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("gaitsense-export-").FullName;
        try
        {
            string set = Path.Combine(folder, "set");
            string zip = Path.Combine(folder, "set.zip");
            await Task.Run(() => Write(store, session, set), cancellationToken);
            await ZipFile.CreateFromDirectoryAsync(set, zip, cancellationToken);
            return TypedResults.Stream(
                new FileStream(zip, FileMode.Open, FileAccess.Read, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous),
                "application/zip",
                $"{session.Header.Id}_bids.zip");
        }
        catch (InputFaultException refused)
        {
            return Problems.Unprocessable(refused.Fault.ToString());
        }
        finally
        {
            Remove(folder);
        }
    }

    private static void Write(ISessionStore store, StoredSession session, string set)
    {
        SessionHeader header = session.Header;
        MotionBidsWriter writer = new(set, new BidsDatasetInfo($"GaitSense session {header.Id}", header.Version));
        writer.Add(new BidsRecording
        {
            Person = header.Person,
            Session = header.Id.Value,
            Exercise = header.Exercise,
            StartedAt = header.StartedAt,
            Recording = RecordingDecoder.Decode(header.Id.Value, header.Sensors, store.Packets(header.Id)),
            Steps = store.Steps(header.Id),
            Events = store.Events(header.Id),
            Summary = session.Summary,
        });
        writer.Complete();
    }

    // The open file goes when the answer is sent; where the system does not let an open file go, its folder stays behind.
    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
