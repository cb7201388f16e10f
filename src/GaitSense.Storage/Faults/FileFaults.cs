namespace GaitSense.Storage.Faults;

/// <summary>Tells what became of a file beside the database.</summary>
internal static class FileFaults
{
    // ENOSPC on Linux and macOS; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL on Windows.
    private static readonly int[] NoSpace = [28, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    public static StorageFault Of(Exception e, string where) => e switch
    {
        UnauthorizedAccessException => new(StorageFaultKind.NotWritable, "a file cannot be written", where, "Give write permission on the directory."),
        _ when NoSpace.Contains(e.HResult) => new(StorageFaultKind.DiskFull, "no space is left", where, "Free space, then go on; earlier data is undamaged."),
        _ => new(StorageFaultKind.InputOutput, $"the disk refused ({e.Message.TrimEnd('.')})", where, "Check the disk and its limits."),
    };
}
