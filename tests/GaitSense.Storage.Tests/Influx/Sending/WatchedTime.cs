using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace GaitSense.Storage.Tests.Influx.Sending;

/// <summary>Virtual time that tells which timers were set, so that a test can wait until somebody waits.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(Examples.Start)
{
    private readonly Channel<TimeSpan> timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        timers.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer is set to a time within these bounds; that time.</summary>
    public async Task<TimeSpan> WaitForTimerAsync(TimeSpan atLeast, TimeSpan atMost)
    {
        while (true)
        {
            TimeSpan due = await timers.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (due >= atLeast && due <= atMost)
            {
                return due;
            }
        }
    }

    /// <summary>Waits until somebody waits for that long, and lets that much time pass.</summary>
    public async Task<TimeSpan> PassAsync(TimeSpan atLeast, TimeSpan atMost)
    {
        TimeSpan due = await WaitForTimerAsync(atLeast, atMost);
        Advance(due);
        return due;
    }
}
