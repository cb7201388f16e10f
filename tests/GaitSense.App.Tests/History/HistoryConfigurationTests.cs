using GaitSense.App.History;
using GaitSense.Core.Recordings;
using Microsoft.Extensions.Configuration;

namespace GaitSense.App.Tests.History;

public sealed class HistoryConfigurationTests
{
    [Theory]
    [InlineData(null, false, HistorySource.Store)]
    [InlineData("", true, HistorySource.Store)]
    [InlineData("store", true, HistorySource.Store)]
    [InlineData("influx", true, HistorySource.Influx)]
    public void The_source_is_the_store_unless_said_otherwise(string? said, bool hasInflux, HistorySource source) =>
        Assert.Equal(source, From(said, hasInflux));

    [Theory]
    [InlineData("influx", false, "none is configured")]
    [InlineData("elsewhere", true, "no history source \"elsewhere\"")]
    public void What_cannot_be_is_refused(string said, bool hasInflux, string why) =>
        Assert.Contains(why, Assert.Throws<InputFaultException>(() => From(said, hasInflux)).Message, StringComparison.Ordinal);

    private static HistorySource From(string? said, bool hasInflux) => HistoryConfiguration.From(
        new ConfigurationBuilder().AddInMemoryCollection([new("GaitSense:HistorySource", said)]).Build(), hasInflux);
}
