using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GaitSense.App.Exports.Jobs;
using GaitSense.App.Tests.Hosting;
using GaitSense.Core.People;
using GaitSense.Core.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace GaitSense.App.Tests.Api;

public sealed class ExportEndpointsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_is_begun_watched_fetched_and_removed_and_not_handed_out_after_withdrawal()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        IPersonRegister people = service.Server.Services.GetRequiredService<IPersonRegister>();
        people.Put(new Person("P07") { Consent = Consent.Given });
        await PracticeEndpointsTests.StartAsync(service, "P07");
        await service.UntilAsync(s => s.Steps.Count > 10);
        await service.Practice.StopAsync(Ct);

        using HttpResponseMessage begun = await service.Client.PostAsJsonAsync(Address(""), new { format = "parquet" }, Ct);
        Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        string id = (await begun.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetString()!;
        await service.Server.Services.GetRequiredService<ExportJobs>().Find(id)!.Work.WaitAsync(Ct);

        JsonElement done = await service.Client.GetFromJsonAsync<JsonElement>(Address($"/{id}"), Ct);
        Assert.Equal("done", done.GetProperty("state").GetString());
        Assert.Equal(1, done.GetProperty("share").GetDouble());
        await using (Stream zip = await service.Client.GetStreamAsync(Address($"/{id}/file"), Ct))
        {
            await using ZipArchive archive = await ZipArchive.CreateAsync(zip, ZipArchiveMode.Read, leaveOpen: false, null, Ct);
            Assert.Contains(archive.Entries, e => e.FullName == "steps.parquet" && e.Length > 1000);
            Assert.Contains(archive.Entries, e => e.FullName == "provenance.json");
        }

        people.Put(new Person("P07") { Consent = Consent.Withdrawn });
        using HttpResponseMessage withdrawn = await service.Client.GetAsync(Address($"/{id}/file"), Ct);
        await PracticeEndpointsTests.AssertProblemAsync(withdrawn, HttpStatusCode.Conflict);
        using HttpResponseMessage removed = await service.Client.DeleteAsync(Address($"/{id}"), Ct);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        using HttpResponseMessage gone = await service.Client.GetAsync(Address($"/{id}"), Ct);
        await PracticeEndpointsTests.AssertProblemAsync(gone, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_format_that_is_not_known_and_too_many_exports_are_told()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        using HttpResponseMessage unknown = await service.Client.PostAsJsonAsync(Address(""), new { format = "xls" }, Ct);
        await PracticeEndpointsTests.AssertProblemAsync(unknown, HttpStatusCode.BadRequest);
        for (int i = 0; i < ExportJobs.MostJobs; i++)
        {
            using HttpResponseMessage begun = await service.Client.PostAsJsonAsync(Address(""), new { format = "csv" }, Ct);
            Assert.Equal(HttpStatusCode.Accepted, begun.StatusCode);
        }

        using HttpResponseMessage tooMany = await service.Client.PostAsJsonAsync(Address(""), new { format = "csv" }, Ct);
        await PracticeEndpointsTests.AssertProblemAsync(tooMany, HttpStatusCode.Conflict);
    }

    private static Uri Address(string rest) => new($"/api/v1/exports{rest}", UriKind.Relative);
}
