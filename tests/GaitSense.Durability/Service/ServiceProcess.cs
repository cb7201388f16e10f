using System.Diagnostics;
using System.Globalization;
using GaitSense.Core.Sessions;

namespace GaitSense.Durability.Service;

/// <summary>A running service and what it has acknowledged.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private readonly Process process;

    private ServiceProcess(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        process = Process.Start(start)!;
    }

    /// <summary>The session that it records.</summary>
    public SessionId Session { get; private set; }

    /// <summary>Steps acknowledged.</summary>
    public int Steps { get; private set; }

    /// <summary>Packets acknowledged, by sensor.</summary>
    public IReadOnlyList<int> Packets { get; private set; } = [];

    public static ServiceProcess Start(string folder, Uri influx) => new(new ProcessStartInfo(
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "GaitSense.Durability.dll"), "service", folder, influx.ToString()]));

    /// <summary>Waits until it has acknowledged for the first time.</summary>
    public async Task WaitAsync()
    {
        while (Packets.Sum() == 0)
        {
            Take(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the service ended by itself"));
        }
    }

    /// <summary>Kills it, and takes in what it had still said.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        string rest = await process.StandardOutput.ReadToEndAsync();

        // The last line may be torn: it was not said then.
        foreach (string line in rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Take(line);
        }

        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void Take(string line)
    {
        string[] words = line.Split(' ');
        if (words[0] == "recording")
        {
            Session = new SessionId(words[1]);
        }
        else if (words[0] == "durable")
        {
            int[] counts = [.. words.Skip(1).Select(w => int.Parse(w, CultureInfo.InvariantCulture))];
            (Steps, Packets) = (counts[0], counts[1..]);
        }
    }
}
