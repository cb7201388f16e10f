using System.Diagnostics;
using GaitSense.Protocol.Tests.Profile;

namespace GaitSense.Protocol.Tests.Firmware;

/// <summary>The reference codec and sensor in C, built once for all tests; each test speaks with a process of its own.</summary>
public sealed class FirmwareFixture : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gaitsense-firmware-");

    public FirmwareFixture()
    {
        Compiler = new[] { "gcc", "clang", "cc" }.Select(Find).FirstOrDefault(c => c is not null);
        if (Compiler is not null)
        {
            Complaint = Build(Compiler, "filter", "filter.c");
        }
    }

    public string? Compiler { get; }

    /// <summary>What the compiler said; empty when it had nothing to say.</summary>
    public string Complaint { get; } = "";

    public string PathOf(string program) => Path.Combine(_folder.FullName, program);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Where a program of this name is; null where there is none.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);

    /// <summary>Builds a program of the host.</summary>
    /// <returns>What the compiler said.</returns>
    public string Build(string compiler, string program, string main) =>
        Compile(compiler, "-O1", "-o", PathOf(program), "gaitsense_protocol.c", "gaitsense_peripheral.c", main);

    /// <summary>Compiles with every warning an error.</summary>
    /// <returns>What the compiler said.</returns>
    public static string Compile(string compiler, params string[] arguments)
    {
        ProcessStartInfo start = new(compiler) { RedirectStandardError = true, WorkingDirectory = Path.Combine(ProfileFiles.Folder, "c") };
        foreach (string argument in (string[])["-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using Process compiling = Process.Start(start)!;
        string said = compiling.StandardError.ReadToEnd();
        compiling.WaitForExit();
        return said + (compiling.ExitCode == 0 ? "" : $"{compiler} {string.Join(' ', arguments)} ended with {compiling.ExitCode}\n");
    }
}
