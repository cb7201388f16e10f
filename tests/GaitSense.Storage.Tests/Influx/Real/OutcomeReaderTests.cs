using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Storage.History;
using GaitSense.Storage.Influx.Reading;
using GaitSense.Storage.Influx.Server;
using GaitSense.Storage.Tests.History;

namespace GaitSense.Storage.Tests.Influx.Real;

public sealed class OutcomeReaderTests : IDisposable
{
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Outcomes_have_the_numbers_of_the_store()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings());
        for (int i = 0; i < 6; i++)
        {
            Outcomes.Add(rig.Store, i, person: i == 2 ? "o'ther" : "p01", exercise: i == 4 ? "hip-lift" : "reverse-walking");
        }

        await rig.UntilEmptyAsync();
        OutcomeReader reader = new(rig.Client);
        foreach (SessionQuery query in (SessionQuery[])
        [
            new("p01"),
            new("o'ther"),
            new("p01", "hip-lift"),
            new("p01", From: Examples.Start.AddDays(1), To: Examples.Start.AddDays(5)),
            new(Limit: 2),
            new("nobody"),
        ])
        {
            IReadOnlyList<SessionOutcome> stored = rig.Store.Outcomes(query);
            Assert.Equal(query.Person == "nobody", stored.Count == 0);
            Assert.Equal(Outcomes.Text(stored), Outcomes.Text(await reader.ReadAsync(query, TestContext.Current.CancellationToken)));
        }
    }

    [Fact]
    public async Task Points_without_the_statistics_are_read_as_far_as_they_go()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        await using RealRig rig = new(files, daemon.Settings());
        rig.Store.Outbox!.Put(null, "gait_session,exercise=e,person=p,session=s steps=3i,valid_steps=2i,duration_s=4,stride_length_m=0.5 1000000000\n"u8.ToArray());
        await rig.UntilEmptyAsync();
        SessionOutcome outcome = Assert.Single(await new OutcomeReader(rig.Client).ReadAsync(new SessionQuery("p"), TestContext.Current.CancellationToken));
        Assert.Equal((3, 2, 4.0), (outcome.Steps, outcome.ValidSteps, outcome.DurationS));
        Assert.Equal(new MetricOutcome(null, 0.5, null, null), Assert.Single(outcome.Metrics).Value);
        Assert.Empty(outcome.Targets);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        using InfluxDaemon daemon = InfluxDaemon.Start();
        using InfluxServer server = new(daemon.Settings() with { MayCreate = false }, TimeProvider.System);
        await server.ConnectAsync(TestContext.Current.CancellationToken);
        InputFaultException fault = await Assert.ThrowsAsync<InputFaultException>(
            () => new OutcomeReader(server).ReadAsync(new SessionQuery("p"), TestContext.Current.CancellationToken));
        Assert.Contains("database not found", fault.Message, StringComparison.Ordinal);
    }
}
