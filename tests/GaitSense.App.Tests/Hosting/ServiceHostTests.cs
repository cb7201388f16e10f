using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GaitSense.App.Tests.Api;

namespace GaitSense.App.Tests.Hosting;

public sealed class ServiceHostTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    public async Task Another_sites_page_cannot_change_anything(string header, string value)
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/practice/start") { Content = JsonContent.Create(new { person = "P07" }) };
        request.Headers.Add(header, value);
        using HttpResponseMessage answer = await service.Client.SendAsync(request, Ct);
        await PracticeEndpointsTests.AssertProblemAsync(answer, HttpStatusCode.Forbidden);
        Assert.False(service.Practice.Current.State.IsRunning);
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/sessions");
        request.Headers.Host = "elsewhere.example";
        using HttpResponseMessage answer = await service.Client.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_from_elsewhere_and_evaluated_text()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage page = await service.Client.GetAsync(new Uri("/", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Health_metrics_and_the_api_document_answer()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        Assert.Equal("Healthy", await service.Client.GetStringAsync(new Uri("/health/live", UriKind.Relative), Ct));
        Assert.Equal("Healthy", await service.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Ct));
        JsonElement document = await service.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Ct);
        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/v1/sessions/{id}/steps", out _));
    }

    [Fact]
    public async Task Metrics_count_what_passed()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        await PracticeEndpointsTests.StartAsync(service, "P07");
        await service.UntilAsync(s => s.Steps.Count > 10);
        await service.Practice.StopAsync(Ct);
        string text = await service.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct);
        int steps = service.Practice.Current.Figures.Steps;
        Assert.Contains($"\ngaitsense_steps_total {steps}\n", text, StringComparison.Ordinal);
        Assert.Contains("\ngaitsense_session_running 0\n", text, StringComparison.Ordinal);
        Assert.Contains("gaitsense_samples_total{site=\"left_foot\"} ", text, StringComparison.Ordinal);
        Assert.Contains("gaitsense_queue_dropped_total{sink=\"store\"} 0\n", text, StringComparison.Ordinal);
    }
}
