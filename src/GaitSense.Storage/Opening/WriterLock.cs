namespace GaitSense.Storage.Opening;

/// <summary>Says which process writes: a file held open exclusively. The operating system lets go of it when the process
/// dies, however it dies, so it never has to be cleaned up.</summary>
internal sealed class WriterLock : IDisposable
{
    // A looker may be put to sleep by the system while it holds the lock: about a tenth of a second covers that.
    private const int Attempts = 1500;
    private readonly FileStream held;

    private WriterLock(FileStream held) => this.held = held;

    /// <summary>Takes the lock; null while another holds it. A reader that looks whether the lock is held holds it for an
    /// instant, hence several attempts.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static WriterLock? TryTake(string path)
    {
        SpinWait wait = default;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                return new WriterLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e) when (IsSharingViolation(e))
            {
                wait.SpinOnce();
            }
        }

        return null;
    }

    /// <summary>True while some process, this one included, holds the lock.</summary>
    public static bool IsHeld(string path)
    {
        try
        {
            using FileStream probe = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => held.Dispose();

    // EWOULDBLOCK on Linux and on macOS; ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.
    private static bool IsSharingViolation(IOException e) =>
        e.GetType() == typeof(IOException) && e.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
