using System.Text.Json;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Time;
using GaitSense.Export.Analysis;
using GaitSense.Export.Signals;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Analysis;

public sealed class AnalysisWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_result_is_three_files_and_signals_are_a_fourth()
    {
        await AnalysisWriter.WriteAsync(_folder["a"], Example.Result, null, Token);
        Assert.Equal(["events.tsv", "steps.csv", "summary.json"], Files("a"));
        RecordingSignals signals = new(new ImuRecording("x", [Example.Foot(BodySite.LeftFoot, 3)]));
        await AnalysisWriter.WriteAsync(_folder["a"], Example.Result, signals, Token);
        Assert.Equal(["events.tsv", "signals.parquet", "steps.csv", "summary.json"], Files("a"));
    }

    [Fact]
    public async Task Times_count_from_the_first_row_that_is_said()
    {
        await AnalysisWriter.WriteAsync(_folder["a"], Example.Result, null, 0.25, null, Token);
        Assert.StartsWith("left,2,1.5,backward,", File.ReadAllLines(_folder["a/steps.csv"])[1], StringComparison.Ordinal);
        Assert.StartsWith("1.5\t0\tfinal_contact_left", File.ReadAllLines(_folder["a/events.tsv"])[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_replaces_an_earlier_result_and_a_result_an_earlier_fault()
    {
        await AnalysisWriter.WriteAsync(_folder["a"], Example.Result, null, Token);
        AnalysisWriter.WriteError(_folder["a"], "sub-01", new InputFault("What", "Where", "Advice"));
        Assert.Equal(["error.json"], Files("a"));
        JsonElement error = JsonDocument.Parse(File.ReadAllText(_folder["a/error.json"])).RootElement;
        Assert.Equal(["sub-01", "What", "Where", "Advice"], error.EnumerateObject().Take(4).Select(p => p.Value.GetString()!));
        Assert.False(error.GetProperty("partial").GetBoolean());
        await AnalysisWriter.WriteAsync(_folder["a"], Example.Result, null, Token);
        Assert.Equal(["events.tsv", "steps.csv", "summary.json"], Files("a"));
    }

    [Fact]
    public async Task Text_is_UTF_8_without_byte_order_mark_and_with_line_feeds()
    {
        await AnalysisWriter.WriteAsync(_folder["a"], Example.Result, null, Token);
        foreach (string file in Files("a"))
        {
            byte[] bytes = await File.ReadAllBytesAsync(_folder[$"a/{file}"], Token);
            Assert.NotEqual(0xEF, bytes[0]);
            Assert.DoesNotContain((byte)'\r', bytes);
        }
    }

    [Fact]
    public async Task Repetitions_are_a_table_of_their_own_where_the_exercise_has_them()
    {
        Repetition repetition = new()
        {
            Number = 1,
            Start = SessionTime.FromSeconds(5.25),
            End = SessionTime.FromSeconds(20),
            LiftTime = TimeSpan.FromSeconds(2.5),
            HoldTime = TimeSpan.FromSeconds(9),
            LowerTime = TimeSpan.FromSeconds(2),
            TuckRad = Math.PI / 15,
            MaxTuckRad = Math.PI / 12,
        };
        AnalysisResult result = Example.Result with { HasRepetitions = true, Summary = Example.Summary with { Repetitions = [repetition] } };
        await AnalysisWriter.WriteAsync(_folder["a"], result, null, Token);
        Assert.Equal(["events.tsv", "repetitions.csv", "steps.csv", "summary.json"], Files("a"));
        string[] lines = Culture.German(() => File.ReadAllLines(_folder["a/repetitions.csv"]));
        Assert.StartsWith("number,start_s,end_s,lift_time_s,hold_time_s,lower_time_s,tuck_deg,max_tuck_deg,", lines[0], StringComparison.Ordinal);
        Assert.Equal("1,5.25,20,2.5,9,2,12,15,,,,,,,1,1", lines[1]);
        JsonElement json = JsonDocument.Parse(File.ReadAllText(_folder["a/summary.json"])).RootElement.GetProperty("repetitions")[0];
        Assert.Equal(12, json.GetProperty("tuck_deg").GetDouble(), 6);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("lift_height_m").ValueKind);

        await AnalysisWriter.WriteAsync(_folder["a"], Example.Result, null, Token);
        Assert.Equal(["events.tsv", "steps.csv", "summary.json"], Files("a"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string[] Files(string folder) => [.. Directory.GetFiles(_folder[folder]).Select(f => Path.GetFileName(f)!).Order()];
}
