namespace GaitSense.Export.Tests.Kit;

/// <summary>Where this checkout stands.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder) => folder is null ? throw new InvalidOperationException("no GaitSense.sln above the tests")
        : File.Exists(Path.Combine(folder, "GaitSense.sln")) ? folder
        : Find(Path.GetDirectoryName(folder));
}
