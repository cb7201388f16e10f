using System.Reactive.Disposables;
using GaitSense.Core.Coaching;
using GaitSense.Core.Sessions;

namespace GaitSense.Streaming;

/// <summary>Lets others listen to the cues of a session, behind a queue of its own like every sink. A listener that throws is dropped: what it
/// throws reaches neither the session nor another listener.</summary>
internal sealed class CueSink : ISessionSink, IObservable<CoachingCue>
{
    private readonly Lock _gate = new();
    private IObserver<CoachingCue>[] _listeners = [];
    private bool _hasEnded;

    public string Name => "cues";

    public IDisposable Subscribe(IObserver<CoachingCue> observer)
    {
        lock (_gate)
        {
            if (!_hasEnded)
            {
                _listeners = [.. _listeners, observer];
                return Disposable.Create(() => Drop(observer));
            }
        }

        observer.OnCompleted();
        return Disposable.Empty;
    }

    public void OnCue(in CoachingCue cue)
    {
        foreach (IObserver<CoachingCue> listener in Volatile.Read(ref _listeners))
        {
            try
            {
                listener.OnNext(cue);
            }
#pragma warning disable CA1031 // Whatever a listener throws ends that listener alone.
            catch (Exception)
#pragma warning restore CA1031
            {
                Drop(listener);
            }
        }
    }

    public void OnFinished(SessionSummary summary)
    {
        IObserver<CoachingCue>[] last;
        lock (_gate)
        {
            (last, _listeners, _hasEnded) = (_listeners, [], true);
        }

        foreach (IObserver<CoachingCue> listener in last)
        {
            listener.OnCompleted();
        }
    }

    private void Drop(IObserver<CoachingCue> observer)
    {
        lock (_gate)
        {
            _listeners = [.. _listeners.Where(l => l != observer)];
        }
    }
}
