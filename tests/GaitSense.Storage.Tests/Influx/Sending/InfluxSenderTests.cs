using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;
using GaitSense.Storage.Tests.Influx.Server;

namespace GaitSense.Storage.Tests.Influx.Sending;

public sealed class InfluxSenderTests
{
    private const string PartialOf1 = "{{\"error\":\"partial write: field type conflict dropped={0}\"}}";
    private const string PartialOf2 = "{{\"code\":\"unprocessable entity\",\"message\":\"failure writing points to database: partial write: field type conflict dropped={0}\"}}";

    [Fact]
    public async Task Points_arrive_once_and_leave_the_outbox()
    {
        await using SenderRig rig = await SenderRig.CreateAsync(new SendingOptions { BatchPoints = 100 });
        rig.Put(1000, rowEach: true);
        rig.Start();
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal(1000, rig.Server.Points.Count);
        Assert.Equal((InfluxState.Sending, 1000, 0, 10, 0), (status.State, status.Counts.Sent, status.Counts.Refused, status.Requests, status.Retries));
        Assert.Equal((0.0, "", Examples.Start), (status.LagS, status.LastError, status.LastSuccess));
    }

    [Fact]
    public async Task New_points_wait_for_others_and_go_together()
    {
        await using SenderRig rig = await SenderRig.CreateAsync(new SendingOptions { Linger = TimeSpan.FromSeconds(9) });
        rig.Start();
        rig.Put(1);
        await rig.Time.WaitForTimerAsync(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9));
        rig.Put(1, from: 1);
        Assert.Equal(2, rig.Status.Counts.Queued);
        rig.Time.Advance(TimeSpan.FromSeconds(9));
        Asked asked = await rig.Server.NextAsync();
        Assert.Equal("m n=0i 0\nm n=1i 1\n", asked.Body);
        await rig.UntilEmptyAsync();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task The_same_bytes_are_sent_again_after_waits_that_double(int status)
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Put(50);
        for (int i = 0; i < 9; i++)
        {
            rig.Server.Script.Enqueue(status == 0 ? Replies.Reset : Replies.Status(status, "later"));
        }

        rig.Start();
        List<string> bodies = [];
        foreach (double seconds in (double[])[0.25, 0.5, 1, 2, 4, 8, 16, 30, 30])
        {
            bodies.Add((await rig.Server.NextAsync()).Body);
            await rig.Time.PassAsync(TimeSpan.FromSeconds(seconds * 0.75), TimeSpan.FromSeconds(seconds));
        }

        bodies.Add((await rig.Server.NextAsync()).Body);
        InfluxStatus after = await rig.UntilEmptyAsync();
        Assert.Single(bodies.Distinct());
        Assert.Equal((InfluxState.Sending, 9, 50), (after.State, after.Retries, after.Counts.Sent));
        Assert.Equal(50, rig.Server.Points.Count);
    }

    [Fact]
    public async Task While_it_waits_it_says_why_and_how_far_it_lags()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Put(3);
        rig.Server.Script.Enqueue(Replies.Status(503, "", "40"));
        rig.Start();
        await rig.Time.WaitForTimerAsync(TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40.25));
        InfluxStatus waiting = rig.Status;
        Assert.Equal((InfluxState.Retrying, 3, "503: Service Unavailable", 0.0), (waiting.State, waiting.Counts.Queued, waiting.LastError, waiting.LagS));
        rig.Time.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal(39, rig.Status.LagS);
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        await rig.UntilEmptyAsync();
    }

    [Fact]
    public async Task A_server_that_hangs_is_given_up_and_asked_again()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Put(3);
        rig.Server.Script.Enqueue(Replies.Hang);
        rig.Start();
        await rig.Server.NextAsync();
        rig.Time.Advance(SenderRig.RequestTimeout);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(0.18), TimeSpan.FromSeconds(0.25));
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal("no answer within 77 s", status.LastError);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Turned_away_it_stops_keeps_the_points_and_looks_again_much_later(int status)
    {
        await using SenderRig rig = await SenderRig.CreateAsync(new SendingOptions { InFlight = 4, BatchPoints = 10, LookAgainAfter = TimeSpan.FromMinutes(7) });
        rig.Put(100, rowEach: true);
        rig.Server.Otherwise = Replies.Status(status, """{"message":"no"}""");
        rig.Start();
        InfluxStatus stopped = await rig.UntilAsync(s => s.State == InfluxState.Stopped);
        Assert.Equal((100, 0, 0, $"{status}: no"), (stopped.Counts.Queued, stopped.Counts.Sent, stopped.Counts.Refused, stopped.LastError));
        await rig.Time.WaitForTimerAsync(TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(7));
        rig.Server.Otherwise = Replies.Status(204);
        rig.Time.Advance(TimeSpan.FromMinutes(7));
        InfluxStatus after = await rig.UntilEmptyAsync();
        Assert.Equal((InfluxState.Sending, 100, 100), (after.State, after.Counts.Sent, rig.Server.Points.Count));
    }

    [Theory]
    [InlineData(InfluxDialect.V1)]
    [InlineData(InfluxDialect.V2)]
    [InlineData(InfluxDialect.V3)]
    public async Task Points_that_are_refused_end_in_the_file_and_all_others_arrive(InfluxDialect dialect)
    {
        await using SenderRig rig = await SenderRig.CreateAsync(dialect: dialect);
        rig.Server.Otherwise = dialect switch
        {
            InfluxDialect.V1 => Replies.LeaveOut(rig.Server, "bad", 400, PartialOf1),
            InfluxDialect.V2 => Replies.LeaveOut(rig.Server, "bad", 422, PartialOf2),
            _ => Replies.RefuseAllWith("bad"),
        };
        rig.Put(40);
        rig.Put(1, from: 40, measurement: "bad");
        rig.Put(59, from: 41);
        rig.Put(2, from: 100, measurement: "bad");
        rig.Start();
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((99, 3), (status.Counts.Sent, status.Counts.Refused));
        Assert.Equal(99, rig.Server.Points.Count);
        Assert.DoesNotContain(rig.Server.Points.Keys, k => k.StartsWith("bad", StringComparison.Ordinal));
        Assert.Equal(["bad n=40i 40", "bad n=100i 100", "bad n=101i 101"], rig.Letters.Read().Select(l => l.Line));
        Assert.All(rig.Letters.Read(), l => Assert.Contains(dialect == InfluxDialect.V3 ? "unable to parse" : "dropped=", l.Reason, StringComparison.Ordinal));
        Assert.InRange(status.Requests, 3, 60);
    }

    [Fact]
    public async Task A_batch_of_which_the_server_leaves_out_everything_is_not_halved()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Server.Otherwise = Replies.LeaveOut(rig.Server, "m", 400, "{{\"error\":\"partial write: points beyond retention policy dropped={0}\"}}");
        rig.Put(500);
        rig.Start();
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((1, 500), (status.Requests, status.Counts.Refused));
        Assert.Equal(500, rig.Letters.Read().Count);
    }

    [Fact]
    public async Task A_server_that_refuses_every_point_is_to_blame_and_not_the_points()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Server.Otherwise = Replies.Status(400, """{"message":"wrong in every way"}""");
        rig.Put(1000);
        rig.Start();
        InfluxStatus status = await rig.UntilAsync(s => s.State == InfluxState.Stopped);
        Assert.Equal(1000, status.Counts.Queued);
        Assert.Empty(rig.Letters.Read());
        Assert.Contains("wrong in every way", status.LastError, StringComparison.Ordinal);
        Assert.InRange(status.Requests, 50, 200);
    }

    [Fact]
    public async Task Many_bad_points_side_by_side_do_not_stop_a_server_that_takes_others()
    {
        await using SenderRig rig = await SenderRig.CreateAsync(dialect: InfluxDialect.V3);
        rig.Server.Otherwise = Replies.RefuseAllWith("bad");
        rig.Put(200);
        rig.Put(120, from: 200, measurement: "bad");
        rig.Start();
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((InfluxState.Sending, 200, 120), (status.State, status.Counts.Sent, status.Counts.Refused));
        Assert.Equal(120, rig.Letters.Read().Count);
    }

    [Fact]
    public async Task What_is_too_large_is_halved_until_it_fits()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Server.Otherwise = Replies.AtMost(13);
        rig.Put(100);
        rig.Start();
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((100, 0, 100), (status.Counts.Sent, status.Counts.Refused, rig.Server.Points.Count));
    }

    [Fact]
    public async Task Several_requests_are_on_their_way_at_once_and_one_that_waits_does_not_hold_up_the_others()
    {
        await using SenderRig rig = await SenderRig.CreateAsync(new SendingOptions { InFlight = 3, BatchPoints = 10 });
        rig.Put(100, rowEach: true);
        rig.Server.Script.Enqueue(Replies.Hang);
        rig.Server.Script.Enqueue(Replies.Hang);
        rig.Start();
        InfluxStatus status = await rig.UntilAsync(s => s.Counts.Sent == 80);
        Assert.Equal(20, status.Counts.Queued);
        Assert.Equal(Examples.Start, status.Counts.Oldest);
    }

    [Fact]
    public async Task Catching_up_keeps_to_its_rate()
    {
        await using SenderRig rig = await SenderRig.CreateAsync(new SendingOptions { PointsPerSecond = 100, BatchPoints = 50 });
        rig.Put(300, rowEach: true);
        rig.Start();
        for (int i = 0; i < 3; i++)
        {
            await rig.Time.PassAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5));
        }

        await rig.UntilEmptyAsync();
        Assert.Equal(TimeSpan.FromSeconds(1.5), rig.Time.GetUtcNow() - Examples.Start);
    }

    [Fact]
    public async Task What_was_on_its_way_when_the_sender_ended_is_sent_again_and_is_there_once()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Put(20);
        rig.Server.Script.Enqueue((context, request) =>
        {
            rig.Server.Take(request.Lines);
            return Replies.Hang(context, request);
        });
        rig.Start();
        Asked first = await rig.Server.NextAsync();
        await rig.StopAsync();
        Assert.Equal((20, 0), (rig.Status.Counts.Queued, rig.Status.Counts.Sent));
        using CancellationTokenSource stop = new();
        using InfluxServer client = new(
            new InfluxSettings { Url = rig.Server.Url, Dialect = InfluxDialect.V1, MayCreate = false }, rig.Time);
        InfluxSender next = new(rig.Store.Outbox!, client, rig.Letters, null, rig.Time);
        Task running = next.RunAsync(stop.Token);
        Assert.Equal(first.Body, (await rig.Server.NextAsync()).Body);
        await EmptyAsync(next);
        Assert.Equal(20, rig.Server.Points.Count);
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_dead_letter_file_that_cannot_be_written_keeps_the_points_in_the_outbox()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        Directory.CreateDirectory(rig.Letters.File);
        rig.Server.Otherwise = Replies.RefuseAllWith("bad");
        rig.Put(1, measurement: "bad");
        rig.Start();
        await rig.Time.WaitForTimerAsync(TimeSpan.FromSeconds(0.18), TimeSpan.FromSeconds(0.25));
        Assert.Equal((1, InfluxState.Retrying), (rig.Status.Counts.Queued, rig.Status.State));
        Directory.Delete(rig.Letters.File);
        rig.Time.Advance(TimeSpan.FromSeconds(0.25));
        await rig.UntilEmptyAsync();
        Assert.Single(rig.Letters.Read());
    }

    private static async Task EmptyAsync(InfluxSender sender)
    {
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (sender.Status.Counts.Queued == 0)
            {
                reached.TrySetResult();
            }
        }

        sender.Moved += Look;
        Look();
        await reached.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
