using GaitSense.App.Cli.Bench.Exports;
using GaitSense.Core.Ports;
using GaitSense.Core.Samples;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;

namespace GaitSense.App.Tests.Exports;

/// <summary>A long session that tells when so many of its packets or steps have been read.</summary>
internal sealed class WatchedStore(LongSession inner, int atPacket, int atStep, Action then) : ISessionStore
{
    public StoredSession Session => inner.Session;

    public IEnumerable<RawPacket> Packets(SessionId id) => Watched(inner.Packets(id), atPacket);

    public IEnumerable<Step> StepsOneByOne(SessionId id) => Watched(inner.StepsOneByOne(id), atStep);

    public IEnumerable<GaitEvent> EventsOneByOne(SessionId id) => Watched(inner.EventsOneByOne(id), atStep);

    public IReadOnlyList<Step> Steps(SessionId id) => throw new NotSupportedException("a long session is not read at once");

    public IReadOnlyList<GaitEvent> Events(SessionId id) => throw new NotSupportedException("a long session is not read at once");

    public IReadOnlyList<StoredSession> List(SessionQuery query) => inner.List(query);

    public StoredSession? Find(SessionId id) => inner.Find(id);

    public ISessionWriter Begin(SessionHeader header) => inner.Begin(header);

    public bool Delete(SessionId id) => inner.Delete(id);

    public void Dispose() => inner.Dispose();

    private IEnumerable<T> Watched<T>(IEnumerable<T> items, int at)
    {
        int read = 0;
        foreach (T item in items)
        {
            if (read++ == at)
            {
                then();
            }

            yield return item;
        }
    }
}
