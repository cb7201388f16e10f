using System.Xml.Linq;

namespace GaitSense.Architecture.Tests;

/// <summary>The files of the checkout that these tests are built from.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj"];

    public static string Root => Checkout.Root;

    /// <summary>The projects that ship.</summary>
    public static IReadOnlyList<Project> Shipped { get; } = ProjectsIn("src");

    /// <summary>Projects that test, measure and demonstrate.</summary>
    public static IReadOnlyList<Project> Checking { get; } = ProjectsIn("tests");

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>Files below a folder by pattern, without what a build made; relative to the root.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root, f))
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Intersect(Built).Any())
        .Order(StringComparer.Ordinal);

    private static List<Project> ProjectsIn(string folder) => [.. Files(folder, "*.csproj").Select(Project.Read)];

}

/// <summary>One project file.</summary>
/// <param name="Name">Its name without the extension.</param>
/// <param name="File">Its path from the root.</param>
/// <param name="Projects">Names of the projects that it refers to.</param>
/// <param name="Packages">Names of the packages that it refers to.</param>
internal sealed record Project(string Name, string File, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages)
{
    public string Folder => Path.GetDirectoryName(File)!;

    public static Project Read(string file)
    {
        XDocument document = XDocument.Load(Path.Combine(Repository.Root, file));
        return new Project(
            Path.GetFileNameWithoutExtension(file),
            file,
            [.. References(document, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Replace('\\', '/')))],
            [.. References(document, "PackageReference")]);
    }

    private static IEnumerable<string> References(XDocument document, string kind) =>
        document.Descendants(kind).Select(e => (string?)e.Attribute("Include") ?? "").Where(name => name.Length > 0);
}
