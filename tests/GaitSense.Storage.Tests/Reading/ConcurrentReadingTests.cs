using GaitSense.Core.Ports;
using GaitSense.Core.Sessions;
using GaitSense.Storage.Recorder;

namespace GaitSense.Storage.Tests.Reading;

public sealed class ConcurrentReadingTests : IDisposable
{
    private const int Packets = 3000;
    private readonly TestStore files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Readers_on_many_threads_see_whole_states_while_a_session_is_recorded()
    {
        using SqliteSessionStore store = files.Open();
        using SqliteSessionStore beside = files.OpenReadOnly();
        SessionId id = new("s0");
        using ISessionWriter writer = store.Begin(Script.Header("s0"));
        using CancellationTokenSource written = new();
        Task[] readers = [.. ((SqliteSessionStore[])[store, beside, store]).Select(s => Task.Run(() => ReadUntilWritten(s)))];

        for (int number = 0; number < Packets; number++)
        {
            writer.Append(Script.Packet(number));
            writer.Append(Script.Step(number));
            if (number % 20 == 19)
            {
                writer.Flush();
            }
        }

        writer.Flush();
        await written.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(Recording.ScriptValues(Packets), store.PacketValues("s0"));

        void ReadUntilWritten(SqliteSessionStore from)
        {
            bool isLast;
            do
            {
                isLast = written.IsCancellationRequested;
                StoredSession session = Assert.Single(from.List(new SessionQuery()));
                Assert.Equal(SessionState.Recording, session.State);
                Assert.Equal(Script.Sensors, session.Header.Sensors.Count);
                Assert.True(from.Steps(id).Count >= session.StepCount);
                var packets = from.PacketValues("s0");
                Assert.True(packets.Count >= session.PacketCount);
                Assert.Equal(Recording.ScriptValues(packets.Count), packets);
            }
            while (!isLast);
        }
    }

    [Fact]
    public async Task Sessions_begin_end_and_go_on_many_threads_at_once()
    {
        using SqliteSessionStore store = files.Open();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() =>
        {
            for (int round = 0; round < 5; round++)
            {
                string id = $"s{i}-{round}";
                store.RecordScript(id, 60);
                Assert.Equal(Recording.ScriptValues(60), store.PacketValues(id));
                if (round % 2 == 0)
                {
                    Assert.True(store.Delete(new SessionId(id)));
                }
            }
        })));

        Assert.Equal(12, store.List(new SessionQuery()).Count);
        Assert.True(store.Check().IsSound);
    }
}
