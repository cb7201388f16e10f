using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GaitSense.App.Live;
using GaitSense.App.Tests.Api;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Coaching;
using GaitSense.Core.Repetitions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace GaitSense.App.Tests.Live;

public sealed class LiveCoachingTests
{
    [Fact]
    public async Task A_listener_hears_cues_with_words_and_numbers_that_never_come_twice()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path, "toe-first");
        List<JsonElement> cues = [];
        TaskCompletionSource<JsonElement> correction = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<JsonElement> coach = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using HubConnection hub = new HubConnectionBuilder()
            .WithUrl("http://localhost/hubs/live", o =>
            {
                o.HttpMessageHandlerFactory = _ => service.Server.CreateHandler();
                o.Transports = HttpTransportType.LongPolling;
            })
            .Build();
        hub.On<JsonElement>("Cue", c =>
        {
            cues.Add(c);
            if (c.GetProperty("kind").GetString() == "correction")
            {
                correction.TrySetResult(c);
            }
        });
        hub.On<JsonElement>("Coach", c =>
        {
            if (c.GetProperty("light").GetString() == "red")
            {
                coach.TrySetResult(c);
            }
        });
        CancellationToken ct = TestContext.Current.CancellationToken;
        await hub.StartAsync(ct);
        await PracticeEndpointsTests.StartAsync(service, "P07");
        JsonElement told = await correction.Task.WaitAsync(ct);
        Assert.Equal("heel-first", told.GetProperty("cue_id").GetString());
        Assert.Equal("Ferse zuerst.", told.GetProperty("say").GetProperty("de").GetString());
        Assert.True(told.GetProperty("sent_at_ms").GetInt64() > 0);
        JsonElement status = await coach.Task.WaitAsync(ct);
        Assert.Equal("heel-first", status.GetProperty("light_cue").GetString());
        Assert.Equal("step", status.GetProperty("phase").GetString());
        Assert.Equal(cues.Count, cues.Select(c => c.GetProperty("number").GetInt32()).Distinct().Count());
    }

    [Fact]
    public async Task The_picture_carries_light_breath_progression_and_standing()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path, "toe-first");
        await PracticeEndpointsTests.StartAsync(service, "P07");
        LiveSnapshot walking = await service.UntilAsync(s => s.Coach?.Light == CueLevel.Red);
        Assert.Equal("heel-first", walking.Coach!.LightCue);
        Assert.NotNull(walking.Coach.Breath);
        Assert.Equal(4, walking.Coach.Progression!.Levels);
        Assert.NotNull(walking.LastCue);
    }

    [Fact]
    public async Task Standing_is_shown_while_nobody_walks()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path, "forward-bout");
        await PracticeEndpointsTests.StartAsync(service, "P07");
        await service.UntilAsync(s => s.Steps.Count > 20 && s.IsPausing);
    }

    [Fact]
    public async Task A_hip_lift_shows_and_keeps_its_repetitions()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path, "hip-lift");
        CancellationToken ct = TestContext.Current.CancellationToken;
        HttpResponseMessage started = await service.Client.PostAsJsonAsync("/api/v1/practice/start", new { person = "P07", exercise = "hip-lift" }, ct);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        LiveSnapshot lifted = await service.UntilAsync(s => s.Repetitions.Count > 0);
        Assert.True(lifted.Repetitions[0].IsInTarget);
        Assert.True(lifted.Lift!.Value.Supine.IsRight);
        Assert.NotEqual(LiftPhase.NotReady, lifted.Lift.Value.Phase);

        string session = lifted.State.Session!.Id.Value;
        (await service.Client.PostAsync("/api/v1/practice/stop", null, ct)).EnsureSuccessStatusCode();
        JsonElement rows = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{session}/repetitions", ct);
        Assert.Equal(service.Practice.Current.Repetitions.Count, rows.GetArrayLength());
        Assert.InRange(rows[0].GetProperty("tuck_deg").GetDouble(), 8, 16);
        JsonElement cues = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{session}/cues", ct);
        Assert.Contains(cues.EnumerateArray(), c => c.GetProperty("cue_id").GetString() == "hold");
    }

    [Fact]
    public async Task A_word_can_be_asked_for_while_a_session_runs()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        CancellationToken ct = TestContext.Current.CancellationToken;
        Assert.Equal(HttpStatusCode.Conflict, (await service.Client.PostAsync("/api/v1/practice/cue", null, ct)).StatusCode);
        await PracticeEndpointsTests.StartAsync(service, "P07");
        Assert.Equal(HttpStatusCode.Accepted, (await service.Client.PostAsync("/api/v1/practice/cue", null, ct)).StatusCode);
    }
}
