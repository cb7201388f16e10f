using System.Text.Json;
using GaitSense.App.Cli;
using GaitSense.App.Cli.Sensors;
using GaitSense.App.Tests.Hosting;
using GaitSense.Devices.Certification;

namespace GaitSense.App.Tests.Cli.Sensors;

public sealed class SensorCertifyTests
{
    private static readonly CertificationCheck Rate = CertificationChecks.All.First(c => c.Id == "stream.rate");
    private static readonly CertificationCheck Loss = CertificationChecks.All.First(c => c.Id == "stream.loss");

    [Fact]
    public async Task What_must_be_decides_and_what_should_be_is_advice()
    {
        (int code, string text) = await RunAsync(Report(Passed(Rate), Failed(Loss)));
        Assert.Equal(0, code);
        Assert.Contains("advice  stream.loss  100 Hz  4.3", text, StringComparison.Ordinal);
        Assert.Contains("PASSED: 1 checks passed, 0 mandatory and 1 recommended ones failed.", text, StringComparison.Ordinal);

        (code, text) = await RunAsync(Report(Failed(Rate), Passed(Loss)));
        Assert.Equal(1, code);
        Assert.Contains("FAIL    stream.rate", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_machine_reads_the_same()
    {
        (int code, string text) = await RunAsync(Report(Failed(Rate), Passed(Loss)), isJson: true);
        using JsonDocument json = JsonDocument.Parse(text);
        Assert.Equal(1, code);
        Assert.False(json.RootElement.GetProperty("passed").GetBoolean());
        JsonElement check = json.RootElement.GetProperty("checks")[0];
        Assert.Equal(("stream.rate", "5", "fail", true), (
            check.GetProperty("id").GetString(), check.GetProperty("section").GetString(), check.GetProperty("outcome").GetString(), check.GetProperty("is_mandatory").GetBoolean()));
    }

    [Theory]
    [InlineData("report.json", "{")]
    [InlineData("report.md", "# Sensor against the GaitSense profile")]
    public async Task A_report_is_kept_where_it_is_asked_for(string name, string begins)
    {
        using ScratchFolder folder = new();
        string file = Path.Combine(folder.Path, name);
        await RunAsync(Report(Passed(Rate)), file: file);
        string kept = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith(begins, kept, StringComparison.Ordinal);
        Assert.Contains("SN1", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_check_has_its_own_name_and_a_section_of_the_profile()
    {
        string profile = File.ReadAllText(Path.Combine(Checkout.Root, "firmware-protocol", "README.md"));
        Assert.Equal(CertificationChecks.All.Count, CertificationChecks.All.Select(c => c.Id).Distinct().Count());
        Assert.All(CertificationChecks.All, c => Assert.Contains($" {c.Clause}{(c.Clause.Contains('.', StringComparison.Ordinal) ? "" : ".")} ", profile, StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Text)> RunAsync(CertificationReport report, bool isJson = false, string? file = null)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await new SensorCertify((_, _, _) => Task.FromResult(report), new Terminal(output, error, ShowsProgress: false))
            .RunAsync("C0:00", file, isJson, TestContext.Current.CancellationToken);
        Assert.Equal("", error.ToString());
        return (code, output.ToString());
    }

    private static CertificationReport Report(params CheckResult[] results) => new(
        "C0:00", "GS", "Maker", "Model", "SN1", "1.0", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), TimeSpan.FromSeconds(90), results);

    private static CheckResult Passed(CertificationCheck check) => new(check, "100 Hz", CheckOutcome.Passed, "right");

    private static CheckResult Failed(CertificationCheck check) => new(check, "100 Hz", CheckOutcome.Failed, "wrong | so");
}
