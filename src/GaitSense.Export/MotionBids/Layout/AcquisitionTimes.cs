using System.Globalization;
using GaitSense.Export.Text;

namespace GaitSense.Export.MotionBids.Layout;

/// <summary>When files were acquired, as scans.tsv says.</summary>
internal static class AcquisitionTimes
{
    // motion, session, subject
    private const int FoldersUp = 3;

    /// <summary>Acquisition time of a motion file; null when no scans.tsv gives it. A time without zone is taken as UTC.</summary>
    /// <exception cref="Core.Recordings.InputFaultException">A scans.tsv is malformed.</exception>
    public static DateTimeOffset? Find(string motionFile)
    {
        string full = Path.GetFullPath(motionFile);
        string? folder = Path.GetDirectoryName(full);
        for (int i = 0; i < FoldersUp && folder is not null; i++, folder = Path.GetDirectoryName(folder))
        {
            foreach (string scans in Directory.EnumerateFiles(folder, "*_scans.tsv"))
            {
                string relative = Path.GetRelativePath(folder, full).Replace('\\', '/');
                if (In(scans, relative) is { } time)
                {
                    return time;
                }
            }
        }

        return null;
    }

    private static DateTimeOffset? In(string scans, string relative)
    {
        TsvTable table = TsvTable.Read(scans);
        int file = table.IndexOf("filename");
        int time = table.IndexOf("acq_time");
        return table.Rows.FirstOrDefault(r => r.Value(file) == relative)?.Value(time) is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at)
                ? at
                : null;
    }
}
