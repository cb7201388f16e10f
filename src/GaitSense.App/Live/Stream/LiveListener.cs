using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;

namespace GaitSense.App.Live.Stream;

/// <summary>One program that listens to the live stream, behind a bounded queue of its own: when it reads more slowly than the
/// session gives, its newest lines are dropped, and it is told how many.</summary>
public sealed class LiveListener : IDisposable
{
    /// <summary>Lines that it may be behind.</summary>
    public const int QueueLength = 4096;

    private readonly Channel<byte[]> _lines = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly Action<LiveListener> _leave;
    private long _dropped;
    private long _told;

    internal LiveListener(StreamTopics topics, Action<LiveListener> leave) => (Topics, _leave) = (topics, leave);

    /// <summary>What it wants to hear.</summary>
    public StreamTopics Topics { get; }

    /// <summary>Lines that it missed.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>The lines in order, without line break; between them, once there is room again, how many were dropped.</summary>
    public async IAsyncEnumerable<byte[]> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (byte[] line in _lines.Reader.ReadAllAsync(cancellationToken))
        {
            yield return line;
            long dropped = Dropped;
            if (dropped != _told && _lines.Reader.Count == 0)
            {
                _told = dropped;
                yield return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"dropped","total":{{dropped}}}"""));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _lines.Writer.TryComplete();
        _leave(this);
    }

    internal void Post(byte[] line)
    {
        if (!_lines.Writer.TryWrite(line))
        {
            Interlocked.Increment(ref _dropped);
        }
    }
}
