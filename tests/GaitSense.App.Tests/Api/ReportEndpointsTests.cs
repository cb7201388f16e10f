using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GaitSense.App.Tests.Cli;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.Sessions;
using GaitSense.Storage;

namespace GaitSense.App.Tests.Api;

public sealed class ReportEndpointsTests
{
    [Fact]
    public async Task Reports_and_a_second_analysis_of_a_stored_session()
    {
        CancellationToken ct = TestContext.Current.CancellationToken;
        using ScratchFolder folder = new();
        SessionId id = await StoreAsync(folder.Path);
        await using TestService service = await TestService.StartAsync(folder.Path);

        using HttpResponseMessage html = await service.Client.GetAsync(new Uri($"/api/v1/sessions/{id}/report", UriKind.Relative), ct);
        using HttpResponseMessage pdf = await service.Client.GetAsync(new Uri("/api/v1/people/p01/report?format=pdf", UriKind.Relative), ct);
        using HttpResponseMessage again = await service.Client.PostAsync(new Uri($"/api/v1/sessions/{id}/reanalysis", UriKind.Relative), null, ct);

        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Session report", await html.Content.ReadAsStringAsync(ct), StringComparison.Ordinal);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Equal("%PDF"u8.ToArray(), (await pdf.Content.ReadAsByteArrayAsync(ct))[..4]);
        JsonElement answer = await again.Content.ReadFromJsonAsync<JsonElement>(ct);
        Assert.Equal(0, answer.GetProperty("only_stored").GetInt32());
        Assert.Equal(0, answer.GetProperty("only_new").GetInt32());
        Assert.NotEqual(0, answer.GetProperty("in_both").GetInt32());
        Assert.Equal(0, answer.GetProperty("differences").GetProperty("stride_length_m").GetProperty("bias").GetDouble());
    }

    [Theory]
    [InlineData("/api/v1/sessions/20260131T174502-0000ff/report", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/people/nobody/report", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/people/p01/report?format=docx", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_a_problem(string address, HttpStatusCode status)
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);

        using HttpResponseMessage answer = await service.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<SessionId> StoreAsync(string folder)
    {
        using SqliteSessionStore store = SqliteSessionStore.Open(folder);
        return await StoredWalk.AddAsync(store, "p01", StoredWalk.StartedAt, 1);
    }
}
