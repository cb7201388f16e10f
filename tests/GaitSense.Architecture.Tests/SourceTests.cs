namespace GaitSense.Architecture.Tests;

/// <summary>What a reader may rely on when opening a folder or a file.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 400;

    [Fact]
    public void Every_shipped_project_has_a_readme() => Assert.Empty(
        from project in Repository.Shipped
        let readme = Path.Combine(project.Folder, "README.md")
        let file = new FileInfo(Path.Combine(Repository.Root, readme))
        where !file.Exists || file.Length == 0
        select $"{readme} is missing or empty");

    [Theory]
    [InlineData("*.cs")]
    [InlineData("*.razor")]
    [InlineData("*.js")]
    [InlineData("*.css")]
    [InlineData("*.sql")]
    public void No_source_file_is_long(string pattern) => Assert.Empty(
        from file in Repository.Files("src", pattern)
        where !file.EndsWith(".min.js", StringComparison.Ordinal) && !file.EndsWith(".min.css", StringComparison.Ordinal)
        let lines = Repository.Lines(file).Length
        where lines > LongestFile
        select $"{file} has {lines} lines; {LongestFile} are allowed");

    [Fact]
    public void There_is_source_to_look_at() => Assert.True(Repository.Files("src", "*.cs").Count() > 100);
}
