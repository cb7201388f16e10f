using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;
using GaitSense.Storage.Tests.Influx.Server;

namespace GaitSense.Storage.Tests.Influx.Sending;

public sealed class ErasureDeliveryTests
{
    [Fact]
    public async Task A_server_of_2_is_asked_for_each_measurement_and_session_up_to_the_moment_of_erasing()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Server.Beside = Replies.Status(204);
        Erase(rig);
        rig.Start();
        await rig.UntilAsync(s => s.Counts.Erasures == 0);

        List<Asked> asked = [await rig.Server.NextAsync(), await rig.Server.NextAsync(), await rig.Server.NextAsync(), await rig.Server.NextAsync()];
        Assert.All(asked, a => Assert.Equal(("POST", "/api/v2/delete", "?org=o&bucket=gaitsense"), (a.Method, a.Path, a.Query)));
        Assert.Contains("""
            "predicate":"_measurement=\u0022gait_step\u0022 AND person=\u0022P07\u0022"
            """.Trim(), asked[0].Body, StringComparison.Ordinal);
        Assert.Contains("sensor_link", asked[3].Body, StringComparison.Ordinal);
        Assert.Contains("s0", asked[3].Body, StringComparison.Ordinal);
        AuditLine line = rig.Store.Audit()[^1];
        Assert.Equal(("erasure", "P07"), (line.Action, line.Subject));
        Assert.StartsWith("points removed from", line.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_alone_is_removed_by_its_identity_from_each_measurement_and_its_person_stays()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Server.Beside = Replies.Status(204);
        Record(rig);
        rig.Letters.Add([new DeadLetter(Examples.Start, 400, "late", "gait_step,person=P07,session=s0 valid=true 1")]);
        Assert.True(rig.Store.Delete(new SessionId("s0")));
        Assert.Equal((0L, 1L), (rig.Status.Counts.Queued, rig.Status.Counts.Erasures));
        Assert.Empty(rig.Letters.Read());
        rig.Start();
        await rig.UntilAsync(s => s.Counts.Erasures == 0);

        List<Asked> asked = [await rig.Server.NextAsync(), await rig.Server.NextAsync(), await rig.Server.NextAsync(), await rig.Server.NextAsync()];
        string[] measurements = ["gait_step", "gait_cue", "gait_session", "sensor_link"];
        Assert.All(measurements.Zip(asked), pair => Assert.Contains(
            $"""
            "predicate":"_measurement=\u0022{pair.First}\u0022 AND session=\u0022s0\u0022"
            """.Trim(), pair.Second.Body, StringComparison.Ordinal));
        Assert.Equal(("erasure", "s0"), (rig.Store.Audit()[^1].Action, rig.Store.Audit()[^1].Subject));
    }

    [Fact]
    public async Task It_is_asked_again_until_the_server_has_done_it_and_points_of_others_go_on_meanwhile()
    {
        await using SenderRig rig = await SenderRig.CreateAsync(new SendingOptions { InFlight = 2, Linger = TimeSpan.Zero, LookAgainAfter = TimeSpan.FromSeconds(600) });
        rig.Server.Beside = Replies.Status(503, "busy");
        Erase(rig);
        rig.Put(3);
        rig.Start();
        await rig.UntilAsync(s => s.Counts.Queued == 0 && s.Retries > 0);
        Assert.Equal(1, rig.Status.Counts.Erasures);

        rig.Server.Beside = Replies.Status(403, "no rights");
        await rig.Time.PassAsync(TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(0.25));
        await rig.Time.WaitForTimerAsync(TimeSpan.FromSeconds(600), TimeSpan.FromSeconds(601));
        Assert.Equal((1L, 3L), (rig.Status.Counts.Erasures, rig.Status.Counts.Sent));
        Assert.Contains("no rights", rig.Status.LastError, StringComparison.Ordinal);

        rig.Server.Beside = Replies.Status(204);
        rig.Time.Advance(TimeSpan.FromSeconds(601));
        await rig.UntilAsync(s => s.Counts.Erasures == 0);
    }

    [Fact]
    public async Task What_was_refused_while_it_was_on_its_way_is_removed_too()
    {
        await using SenderRig rig = await SenderRig.CreateAsync();
        rig.Server.Beside = Replies.Status(204);
        Erase(rig);
        rig.Letters.Add([new DeadLetter(Examples.Start, 400, "late", "gait_step,person=P07,session=s0 valid=true 1")]);
        rig.Start();
        await rig.UntilAsync(s => s.Counts.Erasures == 0);
        Assert.Empty(rig.Letters.Read());
    }

    [Fact]
    public async Task A_server_of_3_cannot_and_that_is_on_record()
    {
        await using SenderRig rig = await SenderRig.CreateAsync(dialect: InfluxDialect.V3);
        Erase(rig);
        rig.Start();
        await rig.UntilAsync(s => s.Counts.Erasures == 0);
        Assert.StartsWith("points not removed from", rig.Store.Audit()[^1].Detail, StringComparison.Ordinal);
    }

    private static void Erase(SenderRig rig)
    {
        Record(rig);
        Assert.Equal(1, rig.Store.People.Erase("P07"));
        Assert.Equal((0L, 1L), (rig.Status.Counts.Queued, rig.Status.Counts.Erasures));
    }

    private static void Record(SenderRig rig)
    {
        using (ISessionWriter writer = rig.Store.Begin(Examples.Header("s0", person: "P07")))
        {
            writer.Append(Recorder.Script.Step(0));
            writer.Finish(Examples.Summary("s0"));
        }
    }
}
