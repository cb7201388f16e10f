namespace GaitSense.Tests;

/// <summary>
/// The checkout that the tests run in, found from where they run: paths that a compiler writes down need not exist, because a
/// build that is to be the same everywhere writes none of this machine's.
/// </summary>
internal static class Checkout
{
    private const string Named = "GAITSENSE_RECORDINGS";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>Real recordings with independent references, beside the checkout or where the environment says; skips where there are none.</summary>
    public static string Recordings
    {
        get
        {
            Assert.SkipUnless(Directory.Exists(RecordingsFolder), $"no recordings at {RecordingsFolder}; set {Named}");
            return RecordingsFolder;
        }
    }

    private static string RecordingsFolder { get; } = Path.GetFullPath(
        Environment.GetEnvironmentVariable(Named) is { Length: > 0 } folder ? folder : Path.Combine(Root, "../shared/recordings"));

    private static string Above(string? folder) => folder is null ? throw new InvalidOperationException("run the tests inside a checkout")
        : File.Exists(Path.Combine(folder, "GaitSense.sln")) ? folder
        : Above(Path.GetDirectoryName(folder));
}
