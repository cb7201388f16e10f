using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Devices.Tests.Certification;

/// <summary>Virtual time that knows who waits for it.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Watched> _waiting = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody begins to wait.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                return _changed.Task;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Watched timer = new(this, dueTime, GetUtcNow() + dueTime);
        lock (_gate)
        {
            _waiting.Add(timer);
        }

        timer.Inner = base.CreateTimer(s => { timer.End(); callback(s); }, state, dueTime, period);
        Tell();
        return timer;
    }

    /// <summary>When the wait ends that began first among those of a length that is let pass; null when there is none.</summary>
    public DateTimeOffset? NextEnd(Func<TimeSpan, bool> isLetPass)
    {
        lock (_gate)
        {
            return _waiting.FirstOrDefault(w => isLetPass(w.Length))?.Ends;
        }
    }

    private void Tell()
    {
        lock (_gate)
        {
            _changed.TrySetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class Watched(WatchedTime owner, TimeSpan length, DateTimeOffset ends) : ITimer
    {
        public ITimer Inner { get; set; } = null!;

        public TimeSpan Length { get; private set; } = length;

        public DateTimeOffset Ends { get; private set; } = ends;

        public void End()
        {
            lock (owner._gate)
            {
                owner._waiting.Remove(this);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (owner._gate)
            {
                (Length, Ends) = (dueTime, owner.GetUtcNow() + dueTime);
            }

            bool isChanged = Inner.Change(dueTime, period);
            owner.Tell();
            return isChanged;
        }

        public void Dispose()
        {
            End();
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
