using GaitSense.Core.Recordings;
using GaitSense.Export.Axes;
using GaitSense.Export.MotionBids.Layout;
using GaitSense.Export.MotionBids.Reading;

namespace GaitSense.Export.MotionBids;

/// <summary>Reads recordings of a Motion-BIDS data set.</summary>
/// <remarks>
/// <para><b>Needs</b>: a data set, subject or session folder, or one *_motion.tsv. Per tracked point ACCEL and GYRO with units;
/// MAGN and LATENCY if there are any.</para>
/// <para><b>Gives</b>: one outcome per subject, session, task, acquisition and run. Its tracking systems are one recording on
/// one clock that starts with the first row. Samples are in SI units in the sensor's printed axes; a row that lacks one of a
/// point's six values is absent for that point.</para>
/// <para><b>Breaks when</b>: a table is malformed or a unit contradicts the data: that recording is a fault, the others are
/// still read. Rows that are garbled, cut off or go back in time are left out; then the outcome has
/// <see cref="RecordingOutcome.Damage"/>.</para>
/// <para><b>Cost</b>: files are read line by line. Up to 45 minutes at 100 Hz are in memory (56 bytes per sample and sensor); a
/// longer recording waits in files of the same size in the system's temporary folder, and memory is bounded.</para>
/// </remarks>
/// <seealso href="https://bids-specification.readthedocs.io/en/stable/modality-specific-files/motion.html">Motion-BIDS</seealso>
public static class MotionBidsReader
{
    /// <summary>Names of the recordings below a path, without reading them.</summary>
    /// <param name="path">Data set, subject or session folder, or one motion file.</param>
    /// <exception cref="InputFaultException">The path does not exist or holds no motion file.</exception>
    public static IReadOnlyList<string> Names(string path) => [.. DatasetScan.Find(path).Select(f => f.Name)];

    /// <summary>Reads the recordings below a path, each when it is asked for.</summary>
    /// <param name="path">Data set, subject or session folder, or one motion file.</param>
    /// <param name="mounting">Rotations that replace what the files say; null for none.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="InputFaultException">The path does not exist or holds no motion file.</exception>
    public static IEnumerable<RecordingOutcome> Read(string path, MountingFile? mounting = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<RecordingFiles> recordings = DatasetScan.Find(path);
        return recordings.Select(files => ReadOne(files, mounting, cancellationToken));
    }

    private static RecordingOutcome ReadOne(RecordingFiles files, MountingFile? mounting, CancellationToken cancellationToken)
    {
        try
        {
            return new RecordingAssembler(files, mounting).Read(cancellationToken);
        }
        catch (InputFaultException e)
        {
            return RecordingOutcome.Failed(files.Name, e.Fault);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return RecordingOutcome.Failed(files.Name, new InputFault(e.Message, files.MotionFiles[0], "Check that the file can be read."));
        }
    }
}
