using System.Text;
using System.Text.Json.Nodes;
using GaitSense.Core.Exercises;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Gait.Exercises;

namespace GaitSense.Gait.Tests.Exercises;

public sealed class ExerciseReaderTests
{
    private const string Good = """
        {
          "id": "side-step", "version": 2, "name": "Side step", "summary": "Sideways.",
          "required_sites": ["left_foot"], "optional_sites": ["thorax"],
          "phases": [{ "id": "go", "instruction": "Go.", "observable": "Steps." }],
          "cues": [
            { "id": "quick", "instruction": "Quick.", "metric": "step_time_s", "low": 0.3, "high": 0.8, "dead_zone": 0.05,
              "magnitude": true, "needs": ["left_foot"], "priority": 3, "source": "Here." },
            { "id": "flat", "instruction": "Flat.", "metric": "contact_pattern", "accepted": ["flat", "heel"] },
            { "id": "smile", "instruction": "Smile." }
          ],
          "set_up": [{ "id": "room", "instruction": "Room.", "observable": "Nothing." }],
          "breath": { "unit": "steps", "inhale": 2, "exhale": 3, "source": "Here." },
          "progression": { "cue": "quick", "levels": [{ "low": 0.3, "high": 0.8 }, { "low": 0.2 }], "in_target": 4, "of": 5,
            "share_for_next": 0.8, "judged_for_next": 10 },
          "mistakes": ["Falling.", { "text": "Slow.", "cues": ["quick"] }], "sources": ["Test."]
        }
        """;

    [Fact]
    public void Every_part_is_read()
    {
        ExerciseProtocol p = Read(Good);
        Assert.Equal(("side-step", 2, "Side step", "Sideways."), (p.Id, p.Version, p.Name, p.Summary));
        Assert.Equal([BodySite.LeftFoot], p.RequiredSites);
        Assert.Equal([BodySite.Thorax], p.OptionalSites);
        Assert.Equal(new ExercisePhase("go", "Go.", "Steps."), Assert.Single(p.Phases));
        Assert.Equal(["Falling.", "Slow."], p.Mistakes);
        Assert.Equal(["quick"], p.CommonMistakes[1].Cues);
        Assert.Equal(ExerciseMovement.Steps, p.Movement);
        Assert.Equal(new SetUpStep("room", "Room.", "Nothing."), Assert.Single(p.SetUp));
        Assert.Equal(new BreathPacing(BreathUnit.Steps, 2, 3, "Here."), p.Breath);
        Assert.Equal(new ProgressionLevel(0.2, null), p.Progression!.Levels[1]);
        Assert.Equal((1, 4, 5, 0.8, 10), (p.Progression.StartLevel, p.Progression.InTarget, p.Progression.Of, p.Progression.ShareForNext, p.Progression.JudgedForNext));
        Assert.Equal(["Test."], p.Sources);
        ExerciseCue quick = p.Cues[0];
        Assert.Equal(("quick", "Quick.", "step_time_s", 0.3, 0.8), (quick.Id, quick.Instruction, quick.Metric, quick.Low, quick.High));
        Assert.Equal((0.05, true, 3, "Here."), (quick.DeadZone, quick.Magnitude, quick.Priority, quick.Source));
        Assert.Equal([BodySite.LeftFoot], quick.Needs);
        Assert.Equal(["flat", "heel"], p.Cues[1].Accepted);
        Assert.Null(p.Cues[2].Metric);
    }

    [Theory]
    [InlineData("id", null, "$.id", "missing")]
    [InlineData("id", "\"Side Step\"", "$.id", "no identity")]
    [InlineData("id", "\"\"", "$.id", "empty")]
    [InlineData("id", "7", "$.id", "where a text belongs")]
    [InlineData("version", null, "$.version", "missing")]
    [InlineData("version", "0", "$.version", "below 1")]
    [InlineData("version", "1.5", "$.version", "not a whole number")]
    [InlineData("name", "\" \"", "$.name", "empty")]
    [InlineData("required_sites", null, "$.required_sites", "missing")]
    [InlineData("required_sites", "\"left_foot\"", "$.required_sites", "where a list belongs")]
    [InlineData("required_sites", "[\"left_foot\", \"knee\"]", "$.required_sites[1]", "no body site")]
    [InlineData("required_sites", "[\"unassigned\"]", "$.required_sites[0]", "no body site")]
    [InlineData("optional_sites", "[\"left_foot\"]", "$.optional_sites", "also required")]
    [InlineData("phases", "[3]", "$.phases[0]", "where an object belongs")]
    [InlineData("phases", "[{\"id\": \"go\", \"instruction\": \"Go.\"}]", "$.phases[0].observable", "missing")]
    [InlineData("mistakes", "[\"\"]", "$.mistakes[0]", "where a text belongs")]
    [InlineData("cue", "[]", "$.cue", "not known")]
    [InlineData("movement", "\"swim\"", "$.movement", "not known here")]
    [InlineData("repetitions", "3", "$.repetitions", "not counted")]
    [InlineData("set_up", "[{\"id\": \"room\", \"instruction\": \"Room.\"}]", "$.set_up[0].observable", "missing")]
    [InlineData("phases", "[{\"id\": \"go\", \"instruction\": \"Go.\", \"observable\": \"Steps.\", \"duration_s\": 0}]", "$.phases[0].duration_s", "does not last")]
    [InlineData("phases", "[{\"id\": \"go\", \"instruction\": \"Go.\", \"observable\": \"Steps.\", \"spoken\": {\"en\": \"Go\"}}]", "$.phases[0].spoken.de", "missing")]
    [InlineData("phases", "[{\"id\": \"go\", \"instruction\": \"Go.\", \"observable\": \"Steps.\", \"breath\": \"hold\"}]", "$.phases[0].breath", "not known here")]
    [InlineData("breath", "{\"unit\": \"steps\", \"inhale\": 1.5, \"exhale\": 2}", "$.breath.inhale", "whole")]
    [InlineData("breath", "{\"unit\": \"seconds\", \"inhale\": 0, \"exhale\": 2}", "$.breath.inhale", "half a breath")]
    [InlineData("breath", "{\"inhale\": 1, \"exhale\": 2}", "$.breath.unit", "missing")]
    [InlineData("mistakes", "[{\"text\": \"Slow.\", \"cues\": [\"slow\"]}]", "$.mistakes[0].cues[0]", "no cue")]
    [InlineData("progression", "{\"cue\": \"slow\", \"levels\": [{\"low\": 1}], \"in_target\": 1, \"of\": 1, \"share_for_next\": 1, \"judged_for_next\": 1}", "$.progression.cue", "no cue")]
    [InlineData("progression", "{\"cue\": \"flat\", \"levels\": [{\"low\": 1}], \"in_target\": 1, \"of\": 1, \"share_for_next\": 1, \"judged_for_next\": 1}", "$.progression.cue", "cannot grow")]
    [InlineData("progression", "{\"cue\": \"quick\", \"levels\": [], \"in_target\": 1, \"of\": 1, \"share_for_next\": 1, \"judged_for_next\": 1}", "$.progression.levels", "no levels")]
    [InlineData("progression", "{\"cue\": \"quick\", \"levels\": [{\"low\": 1, \"high\": 1}], \"in_target\": 1, \"of\": 1, \"share_for_next\": 1, \"judged_for_next\": 1}", "$.progression.levels[0].low", "not below")]
    [InlineData("progression", "{\"cue\": \"quick\", \"levels\": [{\"low_foot_lengths\": 1}], \"in_target\": 1, \"of\": 1, \"share_for_next\": 1, \"judged_for_next\": 1}", "$.progression.levels[0].low_foot_lengths", "no length")]
    [InlineData("progression", "{\"cue\": \"quick\", \"levels\": [{\"low\": 1}], \"start_level\": 3, \"in_target\": 1, \"of\": 1, \"share_for_next\": 1, \"judged_for_next\": 1}", "$.progression.start_level", "no such level")]
    [InlineData("progression", "{\"cue\": \"quick\", \"levels\": [{\"low\": 1}], \"in_target\": 2, \"of\": 1, \"share_for_next\": 1, \"judged_for_next\": 1}", "$.progression.in_target", "more in target")]
    [InlineData("progression", "{\"cue\": \"quick\", \"levels\": [{\"low\": 1}], \"in_target\": 1, \"of\": 1, \"share_for_next\": 2, \"judged_for_next\": 1}", "$.progression.share_for_next", "between 0 and 1")]
    public void A_bad_part_is_named_with_file_and_path(string property, string? value, string path, string what)
    {
        JsonObject json = JsonNode.Parse(Good)!.AsObject();
        json.Remove(property);
        if (value is not null)
        {
            json[property] = JsonNode.Parse(value);
        }

        AssertFault(json.ToJsonString(), path, what);
    }

    [Theory]
    [InlineData("""{ "metric": "stepp_time_s", "low": 1 }""", ".metric", "no measure called")]
    [InlineData("""{ "metric": "initial_contact_s", "low": 1 }""", ".metric", "no measure called")]
    [InlineData("""{ "metric": "step_time_s" }""", ".low", "no target")]
    [InlineData("""{ "metric": "step_time_s", "low": 1, "high": 1 }""", ".low", "not below")]
    [InlineData("""{ "metric": "step_time_s", "low": 2, "high": 1 }""", ".low", "not below")]
    [InlineData("""{ "metric": "step_time_s", "low": "0.5" }""", ".low", "not a number")]
    [InlineData("""{ "metric": "step_time_s", "low": 1e999 }""", ".low", "not a number")]
    [InlineData("""{ "metric": "step_time_s", "low": 1, "dead_zone": -1 }""", ".dead_zone", "negative")]
    [InlineData("""{ "metric": "step_time_s", "accepted": ["heel"] }""", ".accepted", "holds numbers")]
    [InlineData("""{ "metric": "toe_out_deg", "high": -1, "magnitude": true }""", ".high", "never below 0")]
    [InlineData("""{ "metric": "toe_out_deg", "high": 1, "magnitude": "yes" }""", ".magnitude", "neither true nor false")]
    [InlineData("""{ "metric": "contact_pattern" }""", ".accepted", "not words of the metric")]
    [InlineData("""{ "metric": "contact_pattern", "accepted": ["hiel"] }""", ".accepted", "not words of the metric")]
    [InlineData("""{ "metric": "contact_pattern", "accepted": ["unknown"] }""", ".accepted", "not words of the metric")]
    [InlineData("""{ "metric": "contact_pattern", "accepted": ["heel"], "low": 1 }""", ".metric", "holds words")]
    [InlineData("""{ "low": 1 }""", ".metric", "nothing to measure it by")]
    [InlineData("""{ "needs": ["foot"] }""", ".needs[0]", "no body site")]
    [InlineData("""{ "hihg": 1 }""", ".hihg", "not known")]
    [InlineData("""{ "id": "quick" }""", ".id", "stands here twice")]
    [InlineData("""{ "metric": "toe_out_deg", "low_foot_lengths": 1 }""", ".low_foot_lengths", "no length")]
    [InlineData("""{ "metric": "step_length_m", "low_foot_lengths": 2, "high_foot_lengths": 1 }""", ".low_foot_lengths", "not below")]
    [InlineData("""{ "metric": "step_time_s", "low": 1, "dead_zone": 2, "tolerance": 1 }""", ".tolerance", "smaller than the dead zone")]
    [InlineData("""{ "metric": "step_time_s", "low": 1, "directions": ["back"] }""", ".directions[0]", "not known here")]
    [InlineData("""{ "metric": "step_time_s", "low": 1, "directions": ["unknown"] }""", ".directions[0]", "not known here")]
    [InlineData("""{ "metric": "step_time_s", "low": 1, "red_after": 6 }""", ".red_after", "red would never come")]
    [InlineData("""{ "metric": "step_time_s", "low": 1, "red_window": 0 }""", ".red_window", "looked back on")]
    [InlineData("""{ "metric": "tuck_deg", "low": 1 }""", ".metric", "no measure called")]
    [InlineData("""{ "tolerance": 1 }""", ".metric", "nothing to measure it by")]
    [InlineData("""{ "praise": { "en": "Good.", "fr": "Bien." } }""", ".praise.fr", "not known")]
    public void A_cue_that_cannot_be_judged_is_named(string change, string path, string what)
    {
        JsonObject json = JsonNode.Parse(Good)!.AsObject();
        JsonObject cue = JsonNode.Parse("""{ "id": "bad", "instruction": "Bad." }""")!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(change)!.AsObject())
        {
            cue[name] = value?.DeepClone();
        }

        json["cues"]!.AsArray().Add((JsonNode)cue);
        AssertFault(json.ToJsonString(), "$.cues[3]" + path, what);
    }

    [Theory]
    [InlineData("", "file.json")]
    [InlineData("{\n  \"id\": ", "file.json, line 2")]
    [InlineData("{ \"id\": \"a\", \"id\": \"b\" }", "file.json")]
    [InlineData("[]", "file.json, $")]
    [InlineData("null", "file.json, $")]
    public void What_is_no_json_object_is_a_fault(string json, string where)
    {
        InputFault fault = Assert.Throws<InputFaultException>(() => Read(json)).Fault;
        Assert.StartsWith(where, fault.Where, StringComparison.Ordinal);
        Assert.NotEqual("", fault.Advice);
    }

    private static void AssertFault(string json, string path, string what)
    {
        InputFault fault = Assert.Throws<InputFaultException>(() => Read(json)).Fault;
        Assert.Equal($"file.json, {path}", fault.Where);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.NotEqual("", fault.Advice);
    }

    private static ExerciseProtocol Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return ExerciseCatalog.Read(stream, "file.json");
    }
}
