using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GaitSense.App.Tests.Cli;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Api;

public sealed class CloseEndpointTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_in_whose_middle_the_service_died_is_measured_from_its_packets_and_finished()
    {
        using ScratchFolder folder = new();
        SessionId id;
        List<Step> whole;
        using (SqliteSessionStore store = SqliteSessionStore.Open(folder.Path))
        {
            SessionId finished = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt, 1);
            whole = [.. store.Steps(finished)];
            id = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt.AddHours(1), 2, finishes: false);
        }

        Forget(folder.Path, "DELETE FROM steps WHERE session = 2 AND initial_contact_ns > 8000000000; DELETE FROM events WHERE session = 2");
        await using TestService service = await TestService.StartAsync(folder.Path);
        Uri address = new($"/api/v1/sessions/{id}/close", UriKind.Relative);
        using HttpResponseMessage answer = await service.Client.PostAsync(address, null, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        JsonElement session = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("finished", session.GetProperty("state").GetString());
        Assert.Equal(whole.Count, session.GetProperty("steps").GetInt32());
        Assert.Equal(whole.Count, session.GetProperty("summary").GetProperty("steps").GetProperty("total").GetInt32());
        Assert.Contains("measured afterwards", session.GetProperty("summary").GetProperty("quality").GetProperty("notes").ToString(), StringComparison.Ordinal);
        JsonElement steps = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{id}/steps", Ct);
        Assert.Equal(whole.Count, steps.GetArrayLength());

        using HttpResponseMessage again = await service.Client.PostAsync(address, null, Ct);
        await PracticeEndpointsTests.AssertProblemAsync(again, HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Going_on_with_an_interrupted_session_begins_one_that_names_it()
    {
        using ScratchFolder folder = new();
        SessionId id;
        SessionId finished;
        using (SqliteSessionStore store = SqliteSessionStore.Open(folder.Path))
        {
            finished = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt, 1);
            id = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt.AddHours(1), 2, finishes: false);
        }

        await using TestService service = await TestService.StartAsync(folder.Path);
        foreach ((string person, string continues) in ((string, string)[])[("P08", id.Value), ("P07", finished.Value), ("P07", "nothing"), ("P07", "../etc")])
        {
            using HttpResponseMessage refused = await StartAsync(service, person, continues);
            await PracticeEndpointsTests.AssertProblemAsync(refused, HttpStatusCode.NotFound);
        }

        using HttpResponseMessage started = await StartAsync(service, "P07", id.Value);
        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        await service.Practice.StopAsync(Ct);
        JsonElement session = await service.Client.GetFromJsonAsync<JsonElement>(started.Headers.Location, Ct);
        Assert.Equal(id.Value, session.GetProperty("continues").GetString());
        Assert.NotEqual(id.Value, session.GetProperty("id").GetString());
        JsonElement earlier = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{id}", Ct);
        Assert.Equal("interrupted", earlier.GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_is_not_there_is_not_closed()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage answer = await service.Client.PostAsync(new Uri("/api/v1/sessions/nothing/close", UriKind.Relative), null, Ct);
        await PracticeEndpointsTests.AssertProblemAsync(answer, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_the_store_cannot_read_is_told_with_what_to_do()
    {
        using ScratchFolder folder = new();
        SessionId id;
        using (SqliteSessionStore store = SqliteSessionStore.Open(folder.Path))
        {
            id = await StoredWalk.AddAsync(store, "P07", StoredWalk.StartedAt, 1);
        }

        Forget(folder.Path, "UPDATE steps SET direction = 'upwards'");
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage answer = await service.Client.GetAsync(new Uri($"/api/v1/sessions/{id}/steps", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Contains("backup", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> StartAsync(TestService service, string person, string continues) =>
        service.Client.PostAsJsonAsync("/api/v1/practice/start", new { person, continues }, Ct);

    private static void Forget(string folder, string sql)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={Path.Combine(folder, "sessions.db")};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
