namespace GaitSense.Gait.Tests.Exercises;

/// <summary>The exercise files as committed.</summary>
internal static class SeedFiles
{
    public static string Folder { get; } = Path.Combine(Checkout.Root, "seeds", "exercises");

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));
}
