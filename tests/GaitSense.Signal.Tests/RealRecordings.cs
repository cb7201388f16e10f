namespace GaitSense.Signal.Tests;

/// <summary>The folder of real recordings with independent references: beside the repository, or where GAITSENSE_RECORDINGS says.</summary>
internal static class RealRecordings
{
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("GAITSENSE_RECORDINGS") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "GaitSense.sln")))
            {
                string folder = Path.GetFullPath(Path.Combine(d.FullName, "..", "shared", "recordings"));
                return Directory.Exists(folder) ? folder : null;
            }
        }

        return null;
    }
}
