using System.Diagnostics;
using System.Globalization;
using System.Text;
using GaitSense.App.Api;
using GaitSense.App.Cli;
using GaitSense.App.Cli.Bench.Exports;
using GaitSense.App.Exports;
using GaitSense.App.Exports.Jobs;
using GaitSense.App.Tests.Cli;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Exports;

/// <summary>An export that is stopped, wherever it is, leaves no half file under a final name and no temporary file.</summary>
public sealed class CancellationTests : IDisposable
{
    // Longer than any test waits: what ends, was stopped.
    private const double EndlessHours = 5000;
    private const int Never = -1;
    private readonly ScratchFolder _scratch = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Out => Path.Combine(_scratch.Path, "out");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("bids", 2000, Never)]
    [InlineData("parquet", 2000, Never)]
    [InlineData("mat", 2000, Never)]
    [InlineData("c3d", 2000, Never)]
    [InlineData("sto", 2000, Never)]
    [InlineData("csv", Never, 50)]
    [InlineData("bids", Never, 50)]
    [InlineData("parquet", Never, 50)]
    [InlineData("mat", Never, 50)]
    [InlineData("c3d", Never, 50)]
    public async Task An_export_stops_and_leaves_nothing(string format, int atPacket, int atStep)
    {
        using CancellationTokenSource stop = new();
        using WatchedStore store = new(await LongSession.MakeAsync(atStep == Never ? EndlessHours : 0.05, Ct), atPacket, atStep, stop.Cancel);
        ExportRunner runner = new(store, new Cohort([store.Session], []), format, Out);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runner.RunAsync(_ => { }, stop.Token));

        AssertNothingIn(Out);
    }

    [Fact]
    public async Task The_command_line_stops_when_it_is_told_to()
    {
        string data = Path.Combine(_scratch.Path, "store");
        using (SqliteSessionStore store = SqliteSessionStore.Open(data))
        {
            await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt, 1);
        }

        using CancellationTokenSource stop = new();
        using StringWriter output = new();
        using ActingWriter error = new("%", stop.Cancel);

        int code = await CommandLine.RunAsync(["export", "--data", data, "--out", Out, "--format", "bids"], new Terminal(output, error, ShowsProgress: true), stop.Token);

        Assert.NotEqual(0, code);
        Assert.DoesNotContain("Exported", output.ToString(), StringComparison.Ordinal);
        AssertNothingIn(Out);
    }

    [Fact]
    public async Task Ctrl_C_stops_an_export_and_its_temporary_files_go()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sends SIGINT");

        // A shell that starts the tests in the background has them, and what they start, ignore SIGINT.
        ProcessStartInfo start = new("/usr/bin/env")
        {
            ArgumentList = { "--default-signal=INT", Path.Combine(AppContext.BaseDirectory, "gaitsense"), "bench", "--export", "bids", "--hours", EndlessHours.ToString(CultureInfo.InvariantCulture), "--data", _scratch.Path },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> told = process.StandardOutput.ReadToEndAsync(Ct);
        Task<string> error = process.StandardError.ReadToEndAsync(Ct);
        while (!process.HasExited && Directory.GetFiles(_scratch.Path, "0.samples", SearchOption.AllDirectories).Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Ct);
        }

        Assert.False(process.HasExited, process.HasExited ? await error : "");
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Ct);
        }

        await process.WaitForExitAsync(Ct);
        Assert.NotEqual(0, process.ExitCode);
        Assert.Equal("", await told);
        AssertNothingIn(_scratch.Path);
    }

    [Fact]
    public async Task A_request_that_is_given_up_stops_its_export()
    {
        using CancellationTokenSource aborted = new();
        using WatchedStore store = new(await LongSession.MakeAsync(EndlessHours, Ct), 2000, Never, aborted.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SessionExport.ZipAsync(store, store.Session, "parquet", Out, aborted.Token));

        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task An_export_of_the_service_that_is_cancelled_stops_and_its_folder_goes()
    {
        TaskCompletionSource isReading = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using WatchedStore store = new(await LongSession.MakeAsync(EndlessHours, Ct), 2000, Never, isReading.SetResult);
        ExportJob job = new("1", "bids", new Cohort([store.Session], []));
        using SemaphoreSlim turn = new(1, 1);
        job.Start(store, turn);
        await isReading.Task.WaitAsync(Ct);
        string folder = Path.GetDirectoryName(job.File)!;
        Assert.NotEmpty(Directory.GetFiles(folder, "*.samples", SearchOption.AllDirectories));

        await job.DisposeAsync();

        Assert.Equal(ExportJobState.Cancelled, job.State);
        Assert.False(Directory.Exists(folder));
        Assert.Equal(1, turn.CurrentCount);
    }

    private static void AssertNothingIn(string folder) =>
        Assert.Empty(Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : []);

    /// <summary>Does something when a text is written.</summary>
    private sealed class ActingWriter(string when, Action act) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains(when, StringComparison.Ordinal) == true)
            {
                act();
            }
        }
    }
}
