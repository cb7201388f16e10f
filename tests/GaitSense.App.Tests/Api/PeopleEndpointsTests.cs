using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GaitSense.App.Live;
using GaitSense.App.Tests.Hosting;

namespace GaitSense.App.Tests.Api;

public sealed class PeopleEndpointsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_kept_with_consent_and_erased_with_everything()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage wrong = await PutAsync(service, "people/P07", """{"foot_length_m": 26}""");
        await PracticeEndpointsTests.AssertProblemAsync(wrong, HttpStatusCode.BadRequest);
        using HttpResponseMessage put = await PutAsync(service, "people/P07", """{"foot_length_m": 0.26, "consent": "given", "remark": "left hip"}""");
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        JsonElement person = await service.Client.GetFromJsonAsync<JsonElement>("/api/v1/people/P07", Ct);
        Assert.Equal(0.26, person.GetProperty("foot_length_m").GetDouble());
        Assert.Equal("given", person.GetProperty("consent").GetString());
        Assert.NotEqual(JsonValueKind.Null, person.GetProperty("consent_at").ValueKind);
        Assert.False(person.TryGetProperty("real_name", out _));

        await PracticeEndpointsTests.StartAsync(service, "P07");
        using HttpResponseMessage early = await service.Client.DeleteAsync(new Uri("/api/v1/people/P07", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        await service.Practice.StopAsync(Ct);
        using HttpResponseMessage erased = await service.Client.DeleteAsync(new Uri("/api/v1/people/P07", UriKind.Relative), Ct);
        Assert.Equal(1, (await erased.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("sessions").GetInt32());
        Assert.Equal(0, (await service.Client.GetFromJsonAsync<JsonElement>("/api/v1/sessions?person=P07", Ct)).GetArrayLength());
    }

    [Fact]
    public async Task A_plan_is_checked_kept_and_practised_by()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        (await PutAsync(service, "people/P07", "{}")).Dispose();
        string plan = PlanWith(cue => cue["high"] = 12);
        using HttpResponseMessage broken = await PutAsync(service, "people/P07/plans/reverse-walking", PlanWith(cue => cue["high"] = -50));
        await PracticeEndpointsTests.AssertProblemAsync(broken, HttpStatusCode.BadRequest);
        using HttpResponseMessage other = await PutAsync(service, "people/P07/plans/hip-lift", plan);
        await PracticeEndpointsTests.AssertProblemAsync(other, HttpStatusCode.BadRequest);
        using HttpResponseMessage kept = await PutAsync(service, "people/P07/plans/reverse-walking", plan);
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);
        await PracticeEndpointsTests.StartAsync(service, "P07");
        Assert.Equal(12, service.Practice.Current.Exercise!.Cues.Single(c => c.Id == "feet-straight").High);
        await service.Practice.StopAsync(Ct);
        using HttpResponseMessage reset = await service.Client.DeleteAsync(new Uri("/api/v1/people/P07/plans/reverse-walking", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
    }

    [Fact]
    public async Task A_session_is_noted_and_replayed_and_the_replay_is_not_kept()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        string id = await PracticeEndpointsTests.StartAsync(service, "P07");
        await service.UntilAsync(s => s.Steps.Count > 10);
        using HttpResponseMessage noted = await service.Client.PostAsJsonAsync($"/api/v1/sessions/{id}/notes", new { session_s = 3.5, text = "lost a shoe" }, Ct);
        Assert.Equal(HttpStatusCode.Created, noted.StatusCode);
        await service.Practice.StopAsync(Ct);
        JsonElement notes = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{id}/notes", Ct);
        Assert.Equal("lost a shoe", notes[0].GetProperty("text").GetString());

        using HttpResponseMessage tooFast = await service.Client.PostAsJsonAsync("/api/v1/practice/replay", new { session = id, speed = 1000 }, Ct);
        await PracticeEndpointsTests.AssertProblemAsync(tooFast, HttpStatusCode.BadRequest);
        using HttpResponseMessage unknown = await service.Client.PostAsJsonAsync("/api/v1/practice/replay", new { session = "nothing" }, Ct);
        await PracticeEndpointsTests.AssertProblemAsync(unknown, HttpStatusCode.NotFound);
        using HttpResponseMessage replay = await service.Client.PostAsJsonAsync("/api/v1/practice/replay", new { session = id, speed = 60 }, Ct);
        Assert.Equal(HttpStatusCode.OK, replay.StatusCode);
        LiveSnapshot shown = await service.UntilAsync(s => s.Replay is not null && s.Steps.Count > 5);
        Assert.Equal(id, shown.Replay!.Session.Value);
        await service.UntilAsync(s => !s.State.IsRunning);
        Assert.Equal(1, (await service.Client.GetFromJsonAsync<JsonElement>("/api/v1/sessions", Ct)).GetArrayLength());
    }

    [Fact]
    public async Task Coaching_rests_only_while_a_session_runs()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage early = await service.Client.PostAsync(new Uri("/api/v1/practice/pause", UriKind.Relative), null, Ct);
        await PracticeEndpointsTests.AssertProblemAsync(early, HttpStatusCode.Conflict);
        await PracticeEndpointsTests.StartAsync(service, "P07");
        (await service.Client.PostAsync(new Uri("/api/v1/practice/pause", UriKind.Relative), null, Ct)).Dispose();
        Assert.True(service.Practice.Current.IsCoachingResting);
        (await service.Client.PostAsync(new Uri("/api/v1/practice/resume", UriKind.Relative), null, Ct)).Dispose();
        Assert.False(service.Practice.Current.IsCoachingResting);
        await service.Practice.StopAsync(Ct);
    }

    private static async Task<HttpResponseMessage> PutAsync(TestService service, string path, string json)
    {
        using StringContent body = new(json, Encoding.UTF8, "application/json");
        return await service.Client.PutAsync(new Uri($"/api/v1/{path}", UriKind.Relative), body, Ct);
    }

    private static string PlanWith(Action<JsonNode> change)
    {
        using Stream original = typeof(GaitSense.Gait.Exercises.ExerciseCatalog).Assembly.GetManifestResourceStream("exercises/reverse-walking.json")!;
        JsonNode plan = JsonNode.Parse(original)!;
        change(plan["cues"]!.AsArray().Single(c => (string)c!["id"]! == "feet-straight")!);
        return plan.ToJsonString();
    }
}
