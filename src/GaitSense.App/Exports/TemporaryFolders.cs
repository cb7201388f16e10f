namespace GaitSense.App.Exports;

/// <summary>Removes folders that were only needed for a while.</summary>
internal static class TemporaryFolders
{
    /// <summary>Removes a folder with what is in it. Where the system does not let an open file go, the folder stays behind.</summary>
    public static void Remove(string folder)
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
