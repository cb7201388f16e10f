namespace GaitSense.Export.Tests.Kit;

/// <summary>The real recordings beside the checkout. Tests that need them skip visibly where they are absent.</summary>
public static class Recordings
{
    public static string Root()
    {
        string root = Environment.GetEnvironmentVariable("GAITSENSE_RECORDINGS") ?? Path.Combine(Repository.Root, "../shared/recordings");
        Assert.SkipUnless(Directory.Exists(root), $"no recordings at {root}; set GAITSENSE_RECORDINGS");
        return Path.GetFullPath(root);
    }
}
