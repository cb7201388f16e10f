namespace GaitSense.Gait.Tests.Exercises;

/// <summary>The exercise files as committed.</summary>
internal static class SeedFiles
{
    public static string Folder { get; } = Path.Combine(Root(), "seeds", "exercises");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GaitSense.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("run the tests inside a checkout");
    }
}
