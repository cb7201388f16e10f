using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace GaitSense.Storage.Tests.Influx.Real;

/// <summary>A real VictoriaMetrics (Debian's package victoria-metrics), which takes writes at the paths of InfluxDB 2.x.</summary>
internal sealed class VictoriaProcess : IDisposable
{
    private const string Program = "/usr/bin/victoria-metrics";
    private const int MostAttempts = 20;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gaitsense-victoria-");
    private readonly HttpClient client = new();
    private Process? process;
    private int port;

    private VictoriaProcess()
    {
    }

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>Starts one; skips the test where it is not installed.</summary>
    public static VictoriaProcess Start()
    {
        Assert.SkipUnless(File.Exists(Program), "There is no victoria-metrics here: install the package of that name.");
        VictoriaProcess victoria = new();

        // It tells no port that it was given: one that is free now is asked for, and another when somebody was faster.
        for (int attempt = 1; !victoria.TryRun(); attempt++)
        {
            Assert.True(attempt < MostAttempts, "victoria-metrics does not start");
        }

        return victoria;
    }

    /// <summary>What it has of one field, a JSON object for each series.</summary>
    public async Task<string> ExportAsync(string name)
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        await client.GetStringAsync(new Uri(Url, "internal/force_flush"), ct);
        return await client.GetStringAsync(new Uri(Url, $"api/v1/export?match[]={name}"), ct);
    }

    public void Dispose()
    {
        End();
        client.Dispose();
        folder.Delete(recursive: true);
    }

    private bool TryRun()
    {
        port = FreePort();
        process = Process.Start(new ProcessStartInfo(
            Program,
            [
                string.Create(CultureInfo.InvariantCulture, $"-httpListenAddr=127.0.0.1:{port}"),
                $"-storageDataPath={folder.FullName}",
                "-retentionPeriod=100y",
            ])
        {
            RedirectStandardError = true,
        })!;
        TaskCompletionSource<bool> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) => Look(line.Data, started);
        process.BeginErrorReadLine();
        if (started.Task.GetAwaiter().GetResult())
        {
            return true;
        }

        End();
        return false;
    }

    // ... started VictoriaMetrics in 0.012 seconds; null when it has ended.
    private static void Look(string? line, TaskCompletionSource<bool> started)
    {
        if (line is null)
        {
            started.TrySetResult(false);
        }
        else if (line.Contains("started VictoriaMetrics", StringComparison.Ordinal))
        {
            started.TrySetResult(true);
        }
    }

    private void End()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        process = null;
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
