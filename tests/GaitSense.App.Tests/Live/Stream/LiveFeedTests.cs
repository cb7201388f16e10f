using System.Text;
using System.Text.Json;
using GaitSense.App.Live.Stream;

namespace GaitSense.App.Tests.Live.Stream;

public sealed class LiveFeedTests
{
    [Fact]
    public async Task A_listener_that_does_not_read_loses_lines_and_is_told_how_many()
    {
        LiveFeed feed = new();
        using LiveListener listener = feed.TryListen(StreamTopics.Steps)!;

        // One place is taken by the metadata.
        for (int i = 0; i < LiveListener.QueueLength + 9; i++)
        {
            feed.Publish(StreamTopics.Steps, "{}"u8.ToArray());
        }

        List<string> lines = [];
        await foreach (byte[] line in listener.LinesAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(Encoding.UTF8.GetString(line));
            if (lines[^1].Contains("dropped", StringComparison.Ordinal))
            {
                break;
            }
        }

        Assert.Equal(10, listener.Dropped);
        Assert.Equal(LiveListener.QueueLength + 1, lines.Count);
        Assert.Equal(10, JsonDocument.Parse(lines[^1]).RootElement.GetProperty("total").GetInt64());
    }

    [Fact]
    public void Only_those_who_want_a_topic_get_it()
    {
        LiveFeed feed = new();
        using LiveListener listener = feed.TryListen(StreamTopics.Cues)!;

        Assert.True(feed.IsWanted(StreamTopics.Cues));
        Assert.False(feed.IsWanted(StreamTopics.Samples));
        listener.Dispose();
        Assert.False(feed.IsWanted(StreamTopics.Cues));
    }

    [Fact]
    public void There_is_room_for_so_many_and_again_when_one_leaves()
    {
        LiveFeed feed = new();
        LiveListener[] listeners = [.. Enumerable.Range(0, LiveFeed.MaxListeners).Select(_ => feed.TryListen(StreamTopics.All)!)];

        Assert.Null(feed.TryListen(StreamTopics.All));
        listeners[3].Dispose();
        Assert.NotNull(feed.TryListen(StreamTopics.All));
    }
}
