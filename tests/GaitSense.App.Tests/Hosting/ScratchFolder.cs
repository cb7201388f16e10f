namespace GaitSense.App.Tests.Hosting;

/// <summary>A folder that goes with the test.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gaitsense-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
