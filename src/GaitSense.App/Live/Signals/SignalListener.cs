using System.Threading.Channels;

namespace GaitSense.App.Live.Signals;

/// <summary>The points that one onlooker has not taken yet: a ring of fixed size whose oldest go first.</summary>
public sealed class SignalListener : IDisposable
{
    /// <summary>Points that wait at most: about 14 s of six sensors.</summary>
    public const int Capacity = 4096;

    // So much has to have gathered, in time of the session, before a waiting onlooker is woken: a sensor that sends every sample
    // for itself wakes nobody 60 times a second.
    private const double WakeAfterS = 0.04;

    private readonly Lock _gate = new();
    private readonly SignalPoint[] _ring = new SignalPoint[Capacity];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Action<SignalListener> _leave;
    private double _oldestS;
    private int _first;
    private int _count;

    internal SignalListener(Action<SignalListener> leave) => _leave = leave;

    /// <summary>Points that went because nobody took them in time.</summary>
    public long Dropped { get; private set; }

    /// <summary>Takes what waits: a frame for each sensor of which there is something, by roster; empty when there is nothing.</summary>
    public IReadOnlyList<SignalFrame> Take()
    {
        lock (_gate)
        {
            if (_count == 0)
            {
                return [];
            }

            SignalFrame[] frames = [.. Waiting().GroupBy(p => p.Sensor).OrderBy(s => s.Key).Select(s => SignalFrame.Of(s.Key, [.. s]))];
            (_first, _count) = (0, 0);
            return frames;
        }
    }

    /// <summary>Waits until a moment's worth of points has gathered.</summary>
    /// <returns>False when there will be none any more.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        bool isOpen = await _wake.Reader.WaitToReadAsync(cancellationToken);
        _wake.Reader.TryRead(out _);
        return isOpen;
    }

    /// <summary>Ends listening.</summary>
    public void Dispose()
    {
        _leave(this);
        _wake.Writer.TryComplete();
    }

    internal void Put(in SignalPoint point)
    {
        bool isTime;
        lock (_gate)
        {
            if (_count == Capacity)
            {
                _first = (_first + 1) % Capacity;
                _count--;
                Dropped++;
            }

            _ring[(_first + _count) % Capacity] = point;
            _oldestS = _count++ == 0 ? point.TimeS : _oldestS;
            isTime = Math.Abs(point.TimeS - _oldestS) >= WakeAfterS;
        }

        if (isTime)
        {
            _wake.Writer.TryWrite(true);
        }
    }

    private IEnumerable<SignalPoint> Waiting() => Enumerable.Range(0, _count).Select(i => _ring[(_first + i) % Capacity]);
}
