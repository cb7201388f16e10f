using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GaitSense.App.Tests.Hosting;

namespace GaitSense.App.Tests.Api;

public sealed class PracticeEndpointsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_started_stopped_and_still_there_after_a_restart()
    {
        using ScratchFolder folder = new();
        string id;
        await using (TestService service = await TestService.StartAsync(folder.Path))
        {
            id = await StartAsync(service, "P07");
            await service.UntilAsync(s => s.Steps.Count > 10);
            using HttpResponseMessage again = await service.Client.PostAsJsonAsync("/api/v1/practice/start", new { person = "P08" }, Ct);
            Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);

            using HttpResponseMessage stopped = await service.Client.PostAsync(new Uri("/api/v1/practice/stop", UriKind.Relative), null, Ct);
            Assert.Equal(HttpStatusCode.OK, stopped.StatusCode);
            await AssertStoredAsync(service, id);
        }

        await using TestService restarted = await TestService.StartAsync(folder.Path);
        await AssertStoredAsync(restarted, id);
    }

    [Fact]
    public async Task Stopping_when_nothing_runs_is_a_conflict()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage stopped = await service.Client.PostAsync(new Uri("/api/v1/practice/stop", UriKind.Relative), null, Ct);
        await AssertProblemAsync(stopped, HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{"person":"Jane Doe"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":""}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"person":"P07","exercise":"moon-walking"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"person":""", HttpStatusCode.BadRequest)]
    public async Task A_bad_request_is_refused_with_problem_details(string body, HttpStatusCode status)
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using StringContent content = new(body, null, "application/json");
        using HttpResponseMessage answer = await service.Client.PostAsync(new Uri("/api/v1/practice/start", UriKind.Relative), content, Ct);
        await AssertProblemAsync(answer, status);
    }

    internal static async Task<string> StartAsync(TestService service, string person)
    {
        using HttpResponseMessage started = await service.Client.PostAsJsonAsync("/api/v1/practice/start", new { person }, Ct);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        JsonElement answer = await started.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("running", answer.GetProperty("phase").GetString());
        return answer.GetProperty("session").GetString()!;
    }

    internal static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
    }

    private static async Task AssertStoredAsync(TestService service, string id)
    {
        JsonElement session = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{id}", Ct);
        JsonElement steps = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{id}/steps", Ct);
        Assert.Equal("finished", session.GetProperty("state").GetString());
        Assert.Equal("P07", session.GetProperty("person").GetString());
        Assert.Equal(steps.GetArrayLength(), session.GetProperty("steps").GetInt32());
        Assert.Equal(steps.GetArrayLength(), session.GetProperty("summary").GetProperty("steps").GetProperty("total").GetInt32());
        Assert.True(steps.GetArrayLength() > 10);
    }
}
