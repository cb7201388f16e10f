using System.Globalization;
using System.Text.Json;
using GaitSense.Durability.Reporting;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Tests.Influx.Real;

namespace GaitSense.Durability.Influx;

/// <summary>Kills InfluxDB at random moments while points are put in and sent, and counts what is there in the end.</summary>
public sealed class ServerKills(int kills, int seed)
{
    private const int PerPut = 200;
    private readonly TimeProvider time = TimeProvider.System;

    public async Task<EvidenceRow> RunAsync(string folder)
    {
        Random random = new(seed);
        using InfluxProcess influxd = InfluxProcess.Start();
        await using SendingRig rig = new(folder, influxd.Url, new SendingOptions { Linger = TimeSpan.FromMilliseconds(50), BatchPoints = 500 });
        int[] put = [0];
        using CancellationTokenSource enough = new();
        Task putting = PutAsync(rig, put, enough.Token);
        for (int kill = 0; kill < kills; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50, 1500)), time);
            influxd.Kill();

            // Down until a request has met it, and then for a random while.
            long before = rig.Sender.Status.Retries;
            await rig.UntilAsync(s => s.Retries > before);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 1000)), time);
            influxd.Run();
            long sent = rig.Sender.Status.Counts.Sent;
            await rig.UntilAsync(s => s.Counts.Sent > sent);
        }

        await enough.CancelAsync();
        await putting;
        InfluxStatus status = await rig.UntilAsync(s => s.Counts.Queued == 0);
        IReadOnlyList<JsonElement> rows = await influxd.RowsAsync("SELECT n, twice FROM walk");
        int[] counts = new int[put[0]];
        foreach (JsonElement row in rows)
        {
            counts[row[1].GetInt32()] += row[2].GetInt32() == 2 * row[1].GetInt32() ? 1 : 1000;
        }

        (int lost, int doubled) = (counts.Count(c => c == 0), counts.Count(c => c > 1));
        return new EvidenceRow(
            string.Create(CultureInfo.InvariantCulture, $"{kills} kills of InfluxDB: no point lost or doubled"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{put[0]:N0} points put in, {rows.Count:N0} there, {lost} lost, {doubled} doubled or changed; {status.Retries} requests met a dead server"),
            lost + doubled == 0 && status.Counts is { Refused: 0, Dropped: 0 },
            string.Create(CultureInfo.InvariantCulture, $"SIGKILL at random moments (seed {seed}) with {PerPut * 10} points/s put in all the time; load {Machine.Load}"));
    }

    private async Task PutAsync(SendingRig rig, int[] put, CancellationToken enough)
    {
        using PeriodicTimer tick = new(TimeSpan.FromMilliseconds(100), time);
        LineWriter lines = new();
        while (!enough.IsCancellationRequested)
        {
            for (int i = put[0]; i < put[0] + PerPut; i++)
            {
                lines.Begin("walk"u8);
                lines.Tag("session"u8, "s");
                lines.Count("n"u8, i);
                lines.Count("twice"u8, 2 * i);
                lines.End(1_000_000_000L + i);
            }

            rig.Store.Outbox!.Put(null, lines);
            lines.Clear();
            put[0] += PerPut;
            await tick.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
