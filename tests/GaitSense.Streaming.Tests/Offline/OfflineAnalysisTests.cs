using GaitSense.Gait.Engine;
using GaitSense.Streaming.Tests.Fakes;

namespace GaitSense.Streaming.Tests.Offline;

public class OfflineAnalysisTests
{
    [Fact]
    public async Task Progress_rises_by_percents_to_one()
    {
        Reports reports = new();
        FakeSource source = new(Roster.Feet(), new FakeSensor().Packets(400)) { Duration = TimeSpan.FromSeconds(20) };
        await OfflineAnalysis.RunAsync("r", source, Sessions.Exercise, GaitOptions.Default, reports, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 101).Select(i => i / 100.0), reports.Values);
    }

    [Fact]
    public async Task A_source_of_unknown_length_reports_its_end()
    {
        Reports reports = new();
        FakeSource source = new(Roster.Feet(), new FakeSensor().Packets(400));
        await OfflineAnalysis.RunAsync("r", source, Sessions.Exercise, GaitOptions.Default, reports, CancellationToken.None);
        Assert.Equal([1], reports.Values);
    }

    [Fact]
    public async Task Cancelled_it_gives_no_result()
    {
        using CancellationTokenSource cancel = new();
        FakeSource source = new(Roster.Feet(), new FakeSensor().Packets(400))
        {
            BeforePacket = (i, _) => { if (i == 50) { cancel.Cancel(); } },
        };
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            OfflineAnalysis.RunAsync("r", source, Sessions.Exercise, GaitOptions.Default, null, cancel.Token));
    }

    private sealed class Reports : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}
