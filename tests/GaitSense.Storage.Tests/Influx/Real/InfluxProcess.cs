using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GaitSense.Storage.Influx.Server;

namespace GaitSense.Storage.Tests.Influx.Real;

/// <summary>A real InfluxDB 1.x (Debian's package influxdb) on a free loopback port, with a folder of its own.</summary>
public class InfluxProcess : IDisposable
{
    private static readonly string[] Places = ["/usr/bin/influxd", "/usr/local/bin/influxd"];
    private const int MostAttempts = 120;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("gaitsense-influxd-");
    private readonly HttpClient client = new();
    private readonly bool wantsAccounts;
    private Process? process;
    private int port;

    protected InfluxProcess(bool wantsAccounts) => this.wantsAccounts = wantsAccounts;

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>True where it is installed.</summary>
    public static bool IsInstalled => Places.Any(File.Exists);

    /// <summary>Number of the running process.</summary>
    public int ProcessId => process!.Id;

    /// <summary>Starts one.</summary>
    public static InfluxProcess Start() => Begin(new InfluxProcess(wantsAccounts: false));

    /// <summary>Runs one that was made; cleans up when that fails.</summary>
    protected static T Begin<T>(T daemon)
        where T : InfluxProcess
    {
        try
        {
            daemon.Run();
            return daemon;
        }
        catch
        {
            daemon.Dispose();
            throw;
        }
    }

    /// <summary>Starts it (again), on the port and the files that it had. The port may be somebody else's for a moment, whose
    /// connection out has been given it: then it is tried again.</summary>
    public void Run()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                RunOnce();
                return;
            }
            catch (InvalidOperationException) when (port != 0 && attempt < MostAttempts)
            {
                Kill();
                Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System).GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>Kills it without warning.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public InfluxSettings Settings(string bucket = "gaitsense", string? token = null) => new() { Url = Url, Bucket = bucket, Token = token };

    /// <summary>The answer to a query, as JSON.</summary>
    public async Task<JsonElement> QueryAsync(string query, string bucket = "gaitsense", string? user = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(Url, $"query?db={bucket}&epoch=ns"))
        {
            Content = new FormUrlEncodedContent([new("q", query)]),
        };
        if (user is not null)
        {
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(user)));
        }

        using HttpResponseMessage answer = await client.SendAsync(request);
        using JsonDocument json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("results")[0].Clone();
    }

    /// <summary>The rows of a query that gives one series; none when it gives none.</summary>
    public async Task<IReadOnlyList<JsonElement>> RowsAsync(string query, string bucket = "gaitsense") =>
        (await QueryAsync(query, bucket)).TryGetProperty("series", out JsonElement series) ? [.. series[0].GetProperty("values").EnumerateArray()] : [];

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (process is not null)
        {
            Kill();
        }

        client.Dispose();
        folder.Delete(recursive: true);
    }

    private void RunOnce()
    {
        string config = Path.Combine(folder.FullName, "influxdb.conf");
        File.WriteAllText(config, Config());
        process = Process.Start(new ProcessStartInfo(Places.First(File.Exists), ["-config", config])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Look(line.Data, listening);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        string address = listening.Task.GetAwaiter().GetResult();
        port = int.Parse(address[(address.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
    }

    // lvl=info msg="Listening on HTTP" ... addr=127.0.0.1:37815 ...; null when it has ended.
    private static void Look(string? line, TaskCompletionSource<string> listening)
    {
        if (line is null)
        {
            listening.TrySetException(new InvalidOperationException("influxd ended before it listened"));
        }
        else if (line.Contains("Listening on HTTP", StringComparison.Ordinal))
        {
            listening.TrySetResult(line.Split(' ').Single(w => w.StartsWith("addr=", StringComparison.Ordinal)));
        }
    }

    private string Config() => string.Create(CultureInfo.InvariantCulture, $"""
        reporting-disabled = true
        bind-address = "127.0.0.1:0"
        [meta]
          dir = "{folder.FullName}/meta"
        [data]
          dir = "{folder.FullName}/data"
          wal-dir = "{folder.FullName}/wal"
          query-log-enabled = false
        [monitor]
          store-enabled = false
        [subscriber]
          enabled = false
        [http]
          bind-address = "127.0.0.1:{port}"
          auth-enabled = {(wantsAccounts ? "true" : "false")}
          log-enabled = false
          flux-enabled = false
        """);
}
