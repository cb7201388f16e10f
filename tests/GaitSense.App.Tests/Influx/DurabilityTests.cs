using GaitSense.App.Tests.Hosting;
using GaitSense.Durability.History;
using GaitSense.Durability.Influx;
using GaitSense.Durability.Reporting;
using GaitSense.Durability.Service;
using GaitSense.Storage.Tests.Influx.Real;

namespace GaitSense.App.Tests.Influx;

/// <summary>Small runs of what the published table shows. Times are not judged here.</summary>
public sealed class DurabilityTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public DurabilityTests() => Assert.SkipUnless(InfluxProcess.IsInstalled, "There is no influxd here: install the package influxdb (1.x).");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_killed_service_loses_nothing_that_it_acknowledged()
    {
        IReadOnlyList<EvidenceRow> rows = await new ServiceKills(kills: 2, seed: 3).RunAsync(folder.Path);
        Assert.All(rows, r => Assert.True(r.Holds, r.Found));
    }

    [Fact]
    public async Task A_killed_server_has_every_point_once()
    {
        EvidenceRow row = await new ServerKills(kills: 2, seed: 4).RunAsync(folder.Path);
        Assert.True(row.Holds, row.Found);
    }

    [Fact]
    public async Task A_server_that_was_away_for_a_day_catches_up()
    {
        IReadOnlyList<EvidenceRow> rows = await new DayAway(sessions: 3, steps: 40, TimeSpan.FromSeconds(1)).RunAsync(folder.Path);
        Assert.True(rows[0].Holds, rows[0].Found);
    }

    [Fact]
    public async Task Load_arrives_whole()
    {
        IReadOnlyList<EvidenceRow> rows = await new Throughput(pointsPerS: 500, seconds: 2, verdicts: 4, compresses: true).RunAsync(folder.Path);
        Assert.Contains("1,000 of 1,000 points there", rows[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_has_all_sessions_of_one_person_from_both_sources()
    {
        IReadOnlyList<EvidenceRow> rows = await new YearOfSessions(people: 2, days: 4, times: 2).RunAsync(folder.Path);
        Assert.All(rows, r => Assert.StartsWith("4 sessions", r.Found, StringComparison.Ordinal));
    }
}
