using System.Text.Json;
using GaitSense.App.Cli;
using GaitSense.App.Grafana;
using GaitSense.App.Tests.Cli;
using GaitSense.App.Tests.Hosting;
using NJsonSchema;
using NJsonSchema.Validation;

namespace GaitSense.App.Tests.Grafana;

public sealed class DashboardTests
{
    public static TheoryData<string> Boards => [.. DashboardCatalog.All.Select(b => b.Uid)];

    [Fact]
    public void There_is_one_for_practice_trends_links_and_service() =>
        Assert.Equal(["gaitsense-live", "gaitsense-trends", "gaitsense-links", "gaitsense-service"], DashboardCatalog.All.Select(b => b.Uid));

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task The_json_is_what_grafana_publishes_of_dashboards(string uid)
    {
        JsonSchema schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "src", "GaitSense.App", "Grafana", "dashboard.schema.json"), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        string json = DashboardJson.Write(Board(uid));
        Assert.Empty(schema.Validate(json));
        ValidationError wrong = Assert.Single(schema.Validate(json.Replace("\"graphTooltip\": 1", "\"graphTooltip\": 7", StringComparison.Ordinal)));
        Assert.Equal("#/graphTooltip", wrong.Path);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Panels_lie_side_by_side_within_the_grid(string uid)
    {
        using JsonDocument json = JsonDocument.Parse(DashboardJson.Write(Board(uid)));
        HashSet<(int X, int Y)> taken = [];
        foreach (JsonElement place in json.RootElement.GetProperty("panels").EnumerateArray().Select(p => p.GetProperty("gridPos")))
        {
            (int x, int y, int w, int h) = (Number(place, "x"), Number(place, "y"), Number(place, "w"), Number(place, "h"));
            Assert.True(x + w <= 24, $"{uid}: a panel passes the right edge");
            Assert.All(from dx in Enumerable.Range(x, w) from dy in Enumerable.Range(y, h) select (dx, dy), cell => Assert.True(taken.Add(cell), $"{uid}: two panels at {cell}"));
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_committed_file_is_what_the_generator_writes(string uid) => Assert.Equal(
        File.ReadAllText(Path.Combine(Checkout.Root, "seeds", "grafana", uid + ".json")), DashboardJson.Write(Board(uid)));

    [Fact]
    public async Task The_verb_writes_all_of_them()
    {
        using ScratchFolder folder = new();
        string target = Path.Combine(folder.Path, "boards");
        Invocation done = await Invocation.OfAsync("influx", "grafana", "--out", target);
        Assert.Equal(ExitCodes.Done, done.ExitCode);
        Assert.Equal(
            DashboardCatalog.All.Select(b => b.Uid + ".json").Order(StringComparer.Ordinal),
            Directory.GetFiles(target).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");
        Invocation refused = await Invocation.OfAsync("influx", "grafana", "--out", Path.Combine(folder.Path, "file"));
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the dashboards cannot be written", refused.Error, StringComparison.Ordinal);
    }

    private static Dashboard Board(string uid) => DashboardCatalog.All.Single(b => b.Uid == uid);

    private static int Number(JsonElement place, string name) => place.GetProperty(name).GetInt32();
}
