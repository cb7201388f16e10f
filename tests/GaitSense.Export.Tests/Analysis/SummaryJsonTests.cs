using System.Text.Json;
using GaitSense.Core.Sessions;
using GaitSense.Export.Analysis;
using GaitSense.Export.Tests.Kit;

namespace GaitSense.Export.Tests.Analysis;

public sealed class SummaryJsonTests
{
    private readonly JsonElement _root = Culture.German(Parsed);

    [Fact]
    public void The_members_are_those_that_others_rely_on() => Assert.Equal(
        [
            "recording", "exercise", "duration_s", "sensors", "steps", "metrics", "cadence_spm", "speed_mps", "breathing_rate_per_min",
            "breathing", "posture", "session_metrics", "targets", "quality", "version",
        ],
        _root.EnumerateObject().Select(p => p.Name));

    [Fact]
    public void Sensors_stand_by_body_site_and_a_second_one_gets_a_number()
    {
        JsonElement foot = _root.GetProperty("sensors").GetProperty("left_foot");
        Assert.Equal(99.97, foot.GetProperty("rate_hz").GetDouble());
        Assert.Equal(1200, foot.GetProperty("samples").GetInt64());
        Assert.Equal(3, foot.GetProperty("lost").GetInt64());
        Assert.Equal(2, foot.GetProperty("clipped").GetInt64());
        Assert.Equal(-12.5, foot.GetProperty("skew_ppm").GetDouble());
        Assert.Equal(2.1, foot.GetProperty("residual_skew_ms").GetDouble());
        Assert.Equal(-4, foot.GetProperty("tap_offset_ms").GetDouble());
        JsonElement second = _root.GetProperty("sensors").GetProperty("left_foot_2");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (second.GetProperty("residual_skew_ms").ValueKind, second.GetProperty("tap_offset_ms").ValueKind));
        Assert.Equal(5, _root.GetProperty("sensors").GetProperty("left_foot_2").GetProperty("samples").GetInt64());
    }

    [Fact]
    public void Absent_values_and_values_that_are_no_number_are_null()
    {
        JsonElement metric = _root.GetProperty("metrics").GetProperty("stride_length_m");
        Assert.Equal(1, metric.GetProperty("n").GetInt32());
        Assert.Equal(0.81234, metric.GetProperty("mean").GetDouble());
        foreach (string name in new[] { "sd", "right", "asymmetry_percent" })
        {
            Assert.Equal(JsonValueKind.Null, metric.GetProperty(name).ValueKind);
        }

        Assert.Equal(JsonValueKind.Null, _root.GetProperty("breathing_rate_per_min").ValueKind);
        Assert.Equal(12.345679, _root.GetProperty("duration_s").GetDouble());
    }

    [Fact]
    public void Counts_targets_and_notes_are_there()
    {
        Assert.Equal(1, _root.GetProperty("steps").GetProperty("by_direction").GetProperty("backward").GetInt32());
        Assert.Equal(2, _root.GetProperty("steps").GetProperty("total").GetInt32());
        Assert.Equal(1, _root.GetProperty("targets").GetProperty("toe-first").GetProperty("share").GetDouble());
        Assert.Equal("one \"note\"", _root.GetProperty("quality").GetProperty("notes")[0].GetString());
    }

    [Fact]
    public void What_was_measured_of_the_whole_session_is_told_with_its_counts()
    {
        using MemoryStream stream = new();
        SummaryJson.Write(stream, Example.Summary with
        {
            Breathing = new BreathingSummary(12.5, 4, 3, null, 2, 0, 0.5, 1, null),
            Posture = new PostureSummary(new SegmentPosture(4, 5, 3, 7, 2, false), null),
            SessionMetrics = new Dictionary<string, CountedValue> { ["stance_percent"] = new(12, 10, 62.5) },
        });
        JsonElement root = JsonDocument.Parse(stream.ToArray()).RootElement;

        Assert.Equal(12.5, root.GetProperty("breathing").GetProperty("rest_rate_per_min").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("breathing").GetProperty("walking_rate_per_min").ValueKind);
        Assert.Equal(2, root.GetProperty("posture").GetProperty("pelvis").GetProperty("change_deg").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("posture").GetProperty("thorax").ValueKind);
        JsonElement stance = root.GetProperty("session_metrics").GetProperty("stance_percent");
        Assert.Equal((12, 10, 62.5), (stance.GetProperty("n").GetInt32(), stance.GetProperty("gate").GetInt32(), stance.GetProperty("value").GetDouble()));
    }

    private static JsonElement Parsed()
    {
        using MemoryStream stream = new();
        SummaryJson.Write(stream, Example.Summary);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
