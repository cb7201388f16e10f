using System.Text.Json;
using GaitSense.Storage.Influx.Lines;
using GaitSense.Storage.Influx.Sending;

namespace GaitSense.Storage.Tests.Influx.Real;

public sealed class KilledServerTests : IDisposable
{
    private const int Points = 20_000;
    private const int Share = 5_000;
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_server_killed_again_and_again_has_every_point_once_in_the_end()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings(), new SendingOptions { Linger = TimeSpan.Zero, BatchPoints = 200, PointsPerSecond = 1_000_000 });
        for (int from = 0; from < Points; from += Share)
        {
            // In the middle of sending: some rows are there, some on their way.
            Put(rig, from, Share / 2);
            await rig.UntilAsync(s => s.Counts.Sent > from);
            daemon.Kill();

            // What is put in now can only meet a dead server.
            long before = rig.Sender.Status.Retries;
            Put(rig, from + (Share / 2), Share / 2);
            await rig.UntilAsync(s => s.Retries > before);
            daemon.Run();
        }

        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((Points, 0, 0), (status.Counts.Sent, status.Counts.Refused, status.Counts.Dropped));
        IReadOnlyList<JsonElement> rows = await daemon.RowsAsync("SELECT n, twice FROM walk");
        Assert.Equal(Enumerable.Range(0, Points), rows.Select(r => r[1].GetInt32()));
        Assert.All(rows, r => Assert.Equal(2 * r[1].GetInt32(), r[2].GetInt32()));
    }

    private static void Put(RealRig rig, int from, int points)
    {
        for (int i = from; i < from + points; i += 100)
        {
            rig.Store.Outbox!.Put(null, Walk(i, 100));
        }
    }

    internal static LineWriter Walk(int from, int points)
    {
        LineWriter lines = new();
        for (int i = from; i < from + points; i++)
        {
            lines.Begin("walk"u8);
            lines.Tag("session"u8, "s");
            lines.Count("n"u8, i);
            lines.Count("twice"u8, 2 * i);
            lines.End(PointTime.Ns(Examples.Start) + i);
        }

        return lines;
    }
}
