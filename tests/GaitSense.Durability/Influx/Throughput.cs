using System.Globalization;
using System.Text.Json;
using GaitSense.Durability.Reporting;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Tests.Influx.Real;

namespace GaitSense.Durability.Influx;

/// <summary>Points put into the outbox ten times a second, at a rate; how far the server lags behind, and what it costs.</summary>
/// <param name="pointsPerS">Points put in a second.</param>
/// <param name="seconds">How long.</param>
/// <param name="verdicts">Verdicts on each step, each a point of its own.</param>
/// <param name="compresses">True for gzip.</param>
public sealed class Throughput(int pointsPerS, int seconds, int verdicts, bool compresses)
{
    private const int PutsPerS = 10;
    private const double MostLagS = 2;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private readonly TimeProvider time = TimeProvider.System;

    public async Task<IReadOnlyList<EvidenceRow>> RunAsync(string folder)
    {
        using InfluxProcess influxd = InfluxProcess.Start();
        await using SendingRig rig = new(folder, influxd.Url, compresses: compresses);
        Spread lag = new();
        int me = Environment.ProcessId;
        (double mine, double its) = (Machine.CpuS(me), Machine.CpuS(influxd.ProcessId));
        long began = time.GetTimestamp();
        double heapBefore = 0;
        double memoryBefore = 0;
        LineWriter lines = new();
        int perPut = pointsPerS / PutsPerS;
        int written = 0;
        while (written < pointsPerS * seconds)
        {
            Load.Write(lines, written, perPut, verdicts);
            rig.Store.Outbox!.Put(null, lines);
            lines.Clear();
            written += perPut;
            if (time.GetElapsedTime(began) > WarmUp)
            {
                lag.Add(rig.Sender.Status.LagS);
                if (heapBefore == 0)
                {
                    (heapBefore, memoryBefore) = (Machine.HeapMb, Machine.WorkingSetMb);
                }
            }

            TimeSpan ahead = TimeSpan.FromSeconds((double)written / pointsPerS) - time.GetElapsedTime(began);
            if (ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead, time);
            }
        }

        double putFor = time.GetElapsedTime(began).TotalSeconds;
        InfluxStatus status = await rig.UntilAsync(s => s.Counts.Queued == 0);
        double sentFor = time.GetElapsedTime(began).TotalSeconds;
        (mine, its) = (Machine.CpuS(me) - mine, Machine.CpuS(influxd.ProcessId) - its);
        double heapAfter = Machine.HeapMb;
        double memoryAfter = Machine.WorkingSetMb;
        int arrived = await CountAsync(influxd, "valid", "gait_step") + await CountAsync(influxd, "in_target", "gait_cue");
        string load = Machine.Load;
        return
        [
            new EvidenceRow(
                string.Create(CultureInfo.InvariantCulture, $"{pointsPerS:N0} points/s through the outbox into InfluxDB with less than {MostLagS:0} s lag"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{written / sentFor:N0} points/s over {sentFor:0} s, {arrived:N0} of {written:N0} points there; lag {lag.Text("s", "0.00")}; processor: InfluxDB {its / sentFor:0.00} cores, sender {mine / sentFor:0.00} cores; {status.Requests} requests"),
                arrived == written && lag.Quantile(0.99) < MostLagS && written / putFor > pointsPerS * 0.99,
                string.Create(CultureInfo.InvariantCulture, $"{What} of 250 people, a commit every 100 ms, for {seconds} s, {(compresses ? "gzip" : "not compressed")}; load {load}")),
            new EvidenceRow(
                "constant memory while sending",
                string.Create(CultureInfo.InvariantCulture, $"managed {heapBefore:0.0} MiB after 5 s and {heapAfter:0.0} MiB at the end; process {memoryBefore:0} and {memoryAfter:0} MiB"),
                heapAfter < heapBefore + 16 && memoryAfter < (memoryBefore * 1.5) + 64,
                "the same run"),
        ];
    }

    private string What => verdicts == 0 ? "steps" : string.Create(CultureInfo.InvariantCulture, $"steps with {verdicts} verdicts each");

    private static async Task<int> CountAsync(InfluxProcess influxd, string field, string measurement) =>
        await influxd.RowsAsync($"SELECT count({field}) FROM {measurement}") is [var row, ..] ? row[1].GetInt32() : 0;
}
