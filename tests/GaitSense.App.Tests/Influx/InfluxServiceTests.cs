using System.Net;
using GaitSense.App.Tests.Api;
using GaitSense.App.Tests.Hosting;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Tests.Influx.Server;

namespace GaitSense.App.Tests.Influx;

public sealed class InfluxServiceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_goes_out_as_points_of_all_four_kinds()
    {
        using ScratchFolder folder = new();
        await using ScriptedServer server = await ScriptedServer.StartAsync();
        await using TestService service = await TestService.StartAsync(folder.Path, influx: server.Url);
        await PracticeEndpointsTests.StartAsync(service, "P07");
        await service.UntilAsync(s => s.Steps.Count > 10);
        await service.Practice.StopAsync(Ct);
        InfluxStatus status = await UntilAsync(service, s => s.Counts.Queued == 0);
        int steps = service.Practice.Current.Figures.Steps;
        Assert.Equal(steps, Count(server, "gait_step"));
        Assert.Equal(1, Count(server, "gait_session"));
        Assert.True(Count(server, "gait_cue") > 0);
        Assert.True(Count(server, "sensor_link") > 0);
        Assert.Contains(server.Points.Keys, k => k.StartsWith("gait_step,exercise=reverse-walking,person=P07,session=", StringComparison.Ordinal));
        string ready = await service.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        Assert.StartsWith($"Healthy\ninflux: sending; lag 0 s, queued 0, sent {status.Counts.Sent}, refused 0, dropped 0", ready, StringComparison.Ordinal);
        string metrics = await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
        Assert.Contains("\ngaitsense_influx_up 1\n", metrics, StringComparison.Ordinal);
        Assert.Contains($"\ngaitsense_influx_sent_points_total {status.Counts.Sent}\n", metrics, StringComparison.Ordinal);
        Assert.Contains("gaitsense_queue_dropped_total{sink=\"influx\"} 0\n", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_turns_us_away_degrades_the_service_and_nothing_else()
    {
        using ScratchFolder folder = new();
        await using ScriptedServer server = await ScriptedServer.StartAsync();
        server.Otherwise = Replies.Status(401, """{"message":"unauthorized access"}""");
        await using TestService service = await TestService.StartAsync(folder.Path, influx: server.Url);
        await PracticeEndpointsTests.StartAsync(service, "P07");
        await service.UntilAsync(s => s.Steps.Count > 10);
        await service.Practice.StopAsync(Ct);
        InfluxStatus status = await UntilAsync(service, s => s.State == InfluxState.Stopped && s.Counts.Queued > 0);
        using HttpResponseMessage ready = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        string text = await ready.Content.ReadAsStringAsync(Ct);
        Assert.StartsWith("Degraded\ninflux: stopped;", text, StringComparison.Ordinal);
        Assert.Contains("401: unauthorized access", text, StringComparison.Ordinal);
        Assert.True(status.Counts.Queued >= service.Practice.Current.Figures.Steps);
        Assert.Contains("\ngaitsense_influx_stopped 1\n", await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_influx_nothing_is_said_of_it()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        Assert.Equal("Healthy", await service.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Ct));
        Assert.DoesNotContain("influx", await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct), StringComparison.Ordinal);
    }

    private static int Count(ScriptedServer server, string measurement) =>
        server.Points.Keys.Count(k => k.StartsWith(measurement + ",", StringComparison.Ordinal));

    private static async Task<InfluxStatus> UntilAsync(TestService service, Func<InfluxStatus, bool> condition)
    {
        TaskCompletionSource<InfluxStatus> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            InfluxStatus status = service.Influx.Status!;
            if (condition(status))
            {
                reached.TrySetResult(status);
            }
        }

        service.Influx.Moved += Look;
        Look();
        InfluxStatus status = await reached.Task.WaitAsync(Ct);
        service.Influx.Moved -= Look;
        return status;
    }
}
