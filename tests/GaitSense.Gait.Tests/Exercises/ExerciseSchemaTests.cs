using System.Text.Json;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;
using NJsonSchema;

namespace GaitSense.Gait.Tests.Exercises;

public sealed class ExerciseSchemaTests
{
    [Theory]
    [InlineData("reverse-walking.json")]
    [InlineData("hip-lift.json")]
    public async Task Every_exercise_fits_the_schema(string file)
    {
        JsonSchema schema = await Schema();
        Assert.Empty(schema.Validate(SeedFiles.Read(file)));
    }

    [Theory]
    [InlineData("\"metric\": \"toe_out_deg\"", "\"metric\": \"toe_out\"")]
    [InlineData("\"version\": 3,", "")]
    [InlineData("\"dead_zone\": 2,", "\"dead_zone\": -2,")]
    [InlineData("\"low\": -8,", "\"lowest\": -8,")]
    [InlineData("\"directions\": [\"backward\"]", "\"directions\": [\"back\"]")]
    [InlineData("\"unit\": \"steps\"", "\"unit\": \"paces\"")]
    [InlineData("\"in_target\": 16,", "")]
    [InlineData("\"movement\": \"steps\"", "\"movement\": \"swim\"")]
    public async Task Schema_refuses_what_the_reader_refuses(string good, string bad)
    {
        string text = SeedFiles.Read("reverse-walking.json");
        Assert.Contains(good, text, StringComparison.Ordinal);
        JsonSchema schema = await Schema();
        Assert.NotEmpty(schema.Validate(text.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Fact]
    public void Schema_lists_the_metrics_words_and_sites_of_the_code()
    {
        JsonElement definitions = JsonDocument.Parse(SeedFiles.Read("exercise.schema.json")).RootElement.GetProperty("definitions");
        JsonElement cue = definitions.GetProperty("cue").GetProperty("properties");
        Assert.Equal(
            CueMetrics.OfNumbers.Concat(CueMetrics.OfWords.Keys).Concat(CueMetrics.OfRepetitions).Distinct().Order(StringComparer.Ordinal),
            Words(cue.GetProperty("metric")));
        Assert.Equal(
            CueMetrics.OfWords.Values.SelectMany(w => w).Order(StringComparer.Ordinal),
            Words(cue.GetProperty("accepted").GetProperty("items")));
        Assert.Equal(
            Enum.GetValues<BodySite>().Where(s => s != BodySite.Unassigned).Select(s => StepColumns.NameOf(s)).Order(StringComparer.Ordinal),
            Words(definitions.GetProperty("sites").GetProperty("items")));
    }

    private static IEnumerable<string> Words(JsonElement list) =>
        list.GetProperty("enum").EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal);

    private static Task<JsonSchema> Schema() =>
        JsonSchema.FromJsonAsync(SeedFiles.Read("exercise.schema.json"), TestContext.Current.CancellationToken);
}
