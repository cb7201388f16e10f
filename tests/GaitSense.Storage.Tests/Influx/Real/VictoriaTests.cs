using System.Text.Json;
using GaitSense.Storage.Influx.Sending;
using GaitSense.Storage.Influx.Server;
using GaitSense.Storage.Recorder;

namespace GaitSense.Storage.Tests.Influx.Real;

/// <summary>The paths of 2.x against a server that is not ours to script. A smoke test only: it answers 204 to broken lines
/// and keeps doubles, so it can prove nothing about refusals and repeats.</summary>
public sealed class VictoriaTests : IDisposable
{
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Steps_written_at_the_paths_of_2_arrive()
    {
        using VictoriaProcess victoria = VictoriaProcess.Start();
        InfluxSettings settings = new() { Url = victoria.Url, Dialect = InfluxDialect.V2, Organisation = "o", Bucket = "b", MayCreate = false };
        await using RealRig rig = new(files, settings);
        rig.Store.RecordScript("s0", 50);
        InfluxStatus status = await rig.UntilEmptyAsync();
        Assert.Equal((InfluxState.Sending, 0), (status.State, status.Counts.Refused));
        string export = await victoria.ExportAsync("gait_step_stride_length_m");
        List<double> lengths = [];
        foreach (string line in export.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument series = JsonDocument.Parse(line);
            Assert.Equal("s0", series.RootElement.GetProperty("metric").GetProperty("session").GetString());
            lengths.AddRange(series.RootElement.GetProperty("values").EnumerateArray().Select(v => v.GetDouble()));
        }

        // It keeps decimal numbers of fewer digits.
        Assert.Equal(
            Enumerable.Range(0, 50).Select(i => Math.Round(Script.Step(i).StrideLengthM!.Value, 9)),
            lengths.Order().Select(l => Math.Round(l, 9)));
    }
}
