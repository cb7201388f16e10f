using System.Text.Json;
using GaitSense.App.Live.Stream;
using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Time;
using GaitSense.Gait.Exercises;

namespace GaitSense.App.Tests.Live.Stream;

public sealed class LiveFeedSinkTests
{
    [Fact]
    public async Task Uneven_steps_are_judged_once_five_of_each_side_are_known()
    {
        List<JsonElement> even = await CuesAsync("even-steps", 12, i => WalkedSteps.At(i, 0.25, 0.35));

        Assert.All(even.Take(9), c => Assert.Equal(JsonValueKind.Null, c.GetProperty("in_target").ValueKind));
        Assert.All(even.Skip(9), c => Assert.False(c.GetProperty("in_target").GetBoolean()));
        Assert.Equal(200 * 0.1 / 0.6, even[9].GetProperty("value").GetDouble(), 5);
    }

    [Fact]
    public async Task A_target_that_grew_is_the_one_that_is_told()
    {
        List<JsonElement> length = await CuesAsync("step-length", 17, i => WalkedSteps.At(i, 0.22, 0.22));

        Assert.All(length.Take(16), c => Assert.Equal((0.2, true), (c.GetProperty("target_low").GetDouble(), c.GetProperty("in_target").GetBoolean())));
        Assert.Equal((0.26, false), (length[16].GetProperty("target_low").GetDouble(), length[16].GetProperty("in_target").GetBoolean()));
    }

    [Fact]
    public async Task A_target_grows_also_while_nobody_listens()
    {
        LiveFeed feed = new();
        LiveFeedSink sink = new(feed, WalkedSteps.Session(), ExerciseCatalog.BuiltIn.Find("reverse-walking")!);
        for (int i = 1; i <= 16; i++)
        {
            sink.OnStep(WalkedSteps.At(i, 0.22, 0.22));
        }

        using LiveListener late = feed.TryListen(StreamTopics.Cues)!;
        sink.OnStep(WalkedSteps.At(17, 0.22, 0.22));

        Assert.Equal(0.26, (await ReadAsync(late, "step-length", 1))[0].GetProperty("target_low").GetDouble());
    }

    [Fact]
    public async Task A_repetition_is_judged_too()
    {
        LiveFeed feed = new();
        LiveFeedSink sink = new(feed, WalkedSteps.Session(exercise: "hip-lift"), ExerciseCatalog.BuiltIn.Find("hip-lift")!);
        using LiveListener listener = feed.TryListen(StreamTopics.Cues)!;
        sink.OnRepetition(new Repetition
        {
            Number = 3,
            Start = SessionTime.FromSeconds(10),
            End = SessionTime.FromSeconds(24),
            LiftTime = TimeSpan.FromSeconds(3),
            HoldTime = TimeSpan.FromSeconds(8),
            LowerTime = TimeSpan.FromSeconds(3),
            TuckRad = 30 * Math.PI / 180,
            MaxTuckRad = 30 * Math.PI / 180,
            Valid = true,
        });

        JsonElement told = (await ReadAsync(listener, "tuck", 1))[0];
        Assert.False(told.GetProperty("in_target").GetBoolean());
        Assert.Equal((3, 24.0), (told.GetProperty("repetition").GetInt32(), told.GetProperty("t").GetDouble()));
    }

    private static async Task<List<JsonElement>> CuesAsync(string cue, int steps, Func<int, Core.Steps.Step> walked)
    {
        LiveFeed feed = new();
        ExerciseProtocol exercise = ExerciseCatalog.BuiltIn.Find("reverse-walking")!;
        LiveFeedSink sink = new(feed, WalkedSteps.Session(), exercise);
        using LiveListener listener = feed.TryListen(StreamTopics.Cues)!;
        for (int i = 1; i <= steps; i++)
        {
            sink.OnStep(walked(i));
        }

        return await ReadAsync(listener, cue, steps);
    }

    private static async Task<List<JsonElement>> ReadAsync(LiveListener listener, string cue, int count)
    {
        List<JsonElement> found = [];
        await foreach (byte[] line in listener.LinesAsync(TestContext.Current.CancellationToken))
        {
            JsonElement json = JsonDocument.Parse(line).RootElement;
            if (json.TryGetProperty("cue", out JsonElement id) && id.GetString() == cue)
            {
                found.Add(json);
            }

            if (found.Count == count)
            {
                break;
            }
        }

        return found;
    }
}
