using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GaitSense.App.Tests.Cli;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Api;

public sealed class SessionEndpointsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/sessions/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/sessions/..%2Fetc", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/sessions/nothing/steps", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/sessions/nothing/export?format=csv", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/exercises/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/sessions?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/sessions?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/sessions?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_or_not_valid_is_told_with_problem_details(string address, HttpStatusCode status)
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage answer = await service.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        await PracticeEndpointsTests.AssertProblemAsync(answer, status);
    }

    [Fact]
    public async Task A_session_is_listed_exported_and_deleted()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        string id = await PracticeEndpointsTests.StartAsync(service, "P07");
        await service.UntilAsync(s => s.Steps.Count > 10);
        using HttpResponseMessage early = await service.Client.DeleteAsync(new Uri($"/api/v1/sessions/{id}", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        await service.Practice.StopAsync(Ct);

        Assert.Equal(1, await CountAsync(service, "?person=P07"));
        Assert.Equal(0, await CountAsync(service, "?person=P08"));
        await AssertCsvAsync(service, id);
        await AssertBidsAsync(service, id);
        using HttpResponseMessage unknown = await service.Client.GetAsync(new Uri($"/api/v1/sessions/{id}/export?format=xls", UriKind.Relative), Ct);
        await PracticeEndpointsTests.AssertProblemAsync(unknown, HttpStatusCode.BadRequest);

        using HttpResponseMessage deleted = await service.Client.DeleteAsync(new Uri($"/api/v1/sessions/{id}", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(0, await CountAsync(service, ""));
    }

    [Fact]
    public async Task The_table_of_a_hip_lift_holds_its_repetitions()
    {
        using ScratchFolder folder = new();
        SessionId id;
        using (SqliteSessionStore store = SqliteSessionStore.Open(folder.Path))
        {
            id = await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt, 1, scenario: "hip-lift", seconds: 60, exercise: "hip-lift");
        }

        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage answer = await service.Client.GetAsync(new Uri($"/api/v1/sessions/{id}/export?format=csv", UriKind.Relative), Ct);
        string[] lines = (await answer.Content.ReadAsStringAsync(Ct)).TrimEnd('\n').Split('\n');
        JsonElement repetitions = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{id}/repetitions", Ct);
        Assert.Equal($"{id}_repetitions.csv", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.Equal(string.Join(',', RepetitionColumns.All.Select(c => c.Name)), lines[0]);
        Assert.Equal(repetitions.GetArrayLength() + 1, lines.Length);
        Assert.True(lines.Length > 2);
    }

    private static async Task<int> CountAsync(TestService service, string filter) =>
        (await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions{filter}", Ct)).GetArrayLength();

    private static async Task AssertCsvAsync(TestService service, string id)
    {
        string csv = await service.Client.GetStringAsync(new Uri($"/api/v1/sessions/{id}/export?format=csv", UriKind.Relative), Ct);
        JsonElement steps = await service.Client.GetFromJsonAsync<JsonElement>($"/api/v1/sessions/{id}/steps", Ct);
        string[] lines = csv.TrimEnd('\n').Split('\n');
        Assert.Equal(string.Join(',', StepColumns.All.Select(c => c.Name)), lines[0]);
        Assert.Equal(steps.GetArrayLength() + 1, lines.Length);
        Assert.Equal(steps[0].GetProperty("side").GetString(), lines[1].Split(',')[0]);

        // The file counts from the recording's first sample, the answer from the session's start.
        double inSession = steps[0].GetProperty("initial_contact_s").GetDouble();
        double inFile = double.Parse(lines[1].Split(',')[1], CultureInfo.InvariantCulture);
        Assert.InRange(inSession - inFile, -1, 1);
    }

    private static async Task AssertBidsAsync(TestService service, string id)
    {
        await using Stream zip = await service.Client.GetStreamAsync(new Uri($"/api/v1/sessions/{id}/export?format=bids", UriKind.Relative), Ct);
        await using ZipArchive archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: false, null, Ct);
        Assert.Contains(archive.Entries, e => e.FullName == "dataset_description.json");
        Assert.Contains(archive.Entries, e => e.Name.EndsWith("_motion.tsv", StringComparison.Ordinal) && e.Length > 10_000);
    }
}
