using System.Diagnostics;
using GaitSense.Protocol.Tests.Profile;

namespace GaitSense.Protocol.Tests.Firmware;

/// <summary>The reference codec and sensor in C, built once for all tests; each test speaks with a process of its own.</summary>
public sealed class FirmwareFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-firmware-");

    public FirmwareFixture()
    {
        Compiler = new[] { "gcc", "clang", "cc" }.SelectMany(Paths).FirstOrDefault(File.Exists);
        if (Compiler is not null)
        {
            Complaint = Build("filter", "filter.c") + Build("test_protocol", "test_protocol.c");
        }
    }

    public string? Compiler { get; }

    /// <summary>What the compiler said; empty when it had nothing to say.</summary>
    public string Complaint { get; } = "";

    public string PathOf(string program) => Path.Combine(_folder.FullName, program);

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Paths(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(p => p.Length > 0).Select(p => Path.Combine(p, name));

    private string Build(string program, string main)
    {
        string source = Path.Combine(ProfileFiles.Folder, "c");
        ProcessStartInfo start = new(Compiler!) { RedirectStandardError = true, WorkingDirectory = source };
        foreach (string argument in (string[])["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-O1", "-o", PathOf(program), "gaitsense_protocol.c", "gaitsense_peripheral.c", main])
        {
            start.ArgumentList.Add(argument);
        }

        using Process compiling = Process.Start(start)!;
        string said = compiling.StandardError.ReadToEnd();
        compiling.WaitForExit();
        return said + (compiling.ExitCode == 0 ? "" : $"{main}: the compiler ended with {compiling.ExitCode}\n");
    }
}
