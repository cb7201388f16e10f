using GaitSense.Devices.Simulation.Scenarios;

namespace GaitSense.Devices.Tests.Simulation.Scenarios;

public sealed class ScenarioCatalogTests
{
    [Fact]
    public void Every_scenario_is_valid_has_a_name_of_its_own_and_is_found_by_it()
    {
        Assert.All(ScenarioCatalog.All, s =>
        {
            Assert.Same(s, s.Checked());
            Assert.Same(s, ScenarioCatalog.Find(s.Name));
            Assert.NotEmpty(s.Summary);
        });
        Assert.Equal(ScenarioCatalog.All.Count, ScenarioCatalog.All.Select(s => s.Name).Distinct().Count());
    }

    [Fact]
    public void An_unknown_name_finds_nothing() => Assert.Null(ScenarioCatalog.Find("moonwalk"));

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_make_no_sense_are_refused(double rateHz)
    {
        SimulationScenario bad = ScenarioCatalog.Demo with { Sensors = new SensorSetup { RateHz = rateHz } };
        ArgumentException e = Assert.Throws<ArgumentException>(bad.Checked);
        Assert.Contains("SensorSetup.RateHz", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradictions_are_refused()
    {
        Assert.Throws<ArgumentException>(() => (ScenarioCatalog.Demo with { RepeatFrom = 9 }).Checked());
        Assert.Throws<ArgumentException>(() => (ScenarioCatalog.Demo with { Activities = [] }).Checked());
        Assert.Throws<ArgumentException>(() => (ScenarioCatalog.Demo with { Name = "Not A Name" }).Checked());
        Assert.Throws<ArgumentException>(() => (ScenarioCatalog.Demo with { Sensors = new SensorSetup { Sites = [] } }).Checked());
        Assert.Throws<ArgumentException>(() => (ScenarioCatalog.Demo with { Walk = new WalkPattern { HeelFirstShare = 0.9, ToeFirstShare = 0.9 } }).Checked());
    }
}
