using System.Diagnostics;
using System.Globalization;
using GaitSense.App.Exports;
using GaitSense.Core.Recordings;

namespace GaitSense.App.Cli.Bench.Exports;

/// <summary>Exports one long session and tells how much memory that took. The figure is the largest working set of the process since
/// it began, so each run measures one format and one length.</summary>
internal sealed class ExportBench(string format, double hours, string? folder, bool asJson, Terminal terminal, TimeProvider time)
{
    /// <summary>Exports into a temporary folder, which is removed.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputFaultException">The format cannot hold a session of that length.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        LongSession store = await LongSession.MakeAsync(hours, cancellationToken);
        string root = Path.Combine(folder ?? Path.GetTempPath(), FormattableString.Invariant($"gaitsense-bench-{Environment.ProcessId}"));
        ProgressLine progress = new(terminal);
        try
        {
            long began = time.GetTimestamp();
            ExportResult result = await new ExportRunner(store, new Cohort([store.Session], []), format, Path.Combine(root, "out")).RunAsync(
                p => progress.Show(string.Create(CultureInfo.InvariantCulture, $"{format}, {p.Share:P0}")), cancellationToken);
            TimeSpan took = time.GetElapsedTime(began);
            progress.Clear();
            if (result.Sessions == 0)
            {
                throw new InputFaultException(new InputFault(result.LeftOut[0].Why.TrimEnd('.'), $"{format}, {hours.ToString(CultureInfo.InvariantCulture)} h", "Measure another format or a shorter session."));
            }

            Tell(store, took, SizeOf(root));
            return ExitCodes.Done;
        }
        finally
        {
            progress.Clear();
            TemporaryFolders.Remove(root);
        }
    }

    private static long SizeOf(string root) => new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    private void Tell(LongSession store, TimeSpan took, long bytes)
    {
        using Process self = Process.GetCurrentProcess();
        double peakMb = self.PeakWorkingSet64 / (double)(1 << 20);
        double sizeMb = bytes / (double)(1 << 20);
        terminal.Out.Write(asJson
            ? JsonText.Of(json =>
            {
                json.WriteStartObject();
                json.WriteString("format", format);
                json.WriteNumber("hours", hours);
                json.WriteNumber("samples", store.Samples);
                json.WriteNumber("steps", store.Session.StepCount);
                json.WriteNumber("peak_working_set_mb", Math.Round(peakMb, 1));
                json.WriteNumber("output_mb", Math.Round(sizeMb, 1));
                json.WriteNumber("seconds", Math.Round(took.TotalSeconds, 1));
                json.WriteEndObject();
            })
            : string.Create(
                CultureInfo.InvariantCulture,
                $"| {format} | {hours} h | {store.Samples / 1e6:0.0} million | {store.Session.StepCount} | {peakMb:0} MB | {sizeMb:0} MB | {took.TotalSeconds:0} s |\n"));
    }
}
