using System.Diagnostics;
using System.Globalization;

namespace GaitSense.Storage.Tests.Writing;

/// <summary>A real process that records the script, and what it has said so far.</summary>
internal sealed class RecorderProcess : IDisposable
{
    private readonly Process process;

    private RecorderProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        process = Process.Start(start)!;
    }

    /// <summary>Packets that it has said are durable.</summary>
    public int Durable { get; private set; }

    public static RecorderProcess Start(string directory, string id, int packetsBetweenFlushes, bool withOutbox = false) => new(new ProcessStartInfo(
        Dotnet, [Program, directory, id, packetsBetweenFlushes.ToString(CultureInfo.InvariantCulture), .. withOutbox ? ["outbox"] : (string[])[]]));

    /// <summary>The same, allowed to write files of at most that many blocks of 512 bytes.</summary>
    public static RecorderProcess StartLimited(string directory, string id, int packetsBetweenFlushes, int blocks)
    {
        string script = string.Create(
            CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
        ProcessStartInfo start = new(
            "/bin/sh",
            ["-c", script, "sh", Dotnet, Program, directory, id, packetsBetweenFlushes.ToString(CultureInfo.InvariantCulture)]);

        // Both make the runtime itself write large files.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return new RecorderProcess(start);
    }

    /// <summary>The next line; null when it has ended.</summary>
    public string? ReadLine()
    {
        string? line = process.StandardOutput.ReadLine();
        if (line?.Split(' ') is ["durable", var count])
        {
            Durable = int.Parse(count, CultureInfo.InvariantCulture);
        }

        return line;
    }

    /// <summary>Waits until it has said so many times that something is durable.</summary>
    public void WaitForDurable(int times)
    {
        for (int seen = 0; seen < times;)
        {
            string line = ReadLine() ?? throw new InvalidOperationException("the recorder ended early");
            seen += line.StartsWith("durable", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    /// <summary>Kills it without warning, and takes in what it had still said.</summary>
    public void Kill()
    {
        process.Kill();
        while (ReadLine() is not null)
        {
        }

        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Program => Path.Combine(AppContext.BaseDirectory, "GaitSense.Storage.Recorder.dll");
}
