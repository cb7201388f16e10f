using System.Reactive.Subjects;
using GaitSense.Core.Coaching;
using GaitSense.Core.Sessions;

namespace GaitSense.Streaming;

/// <summary>Lets others listen to the cues of a session, behind a queue of its own like every sink: a listener that is slow or throws costs
/// neither the session nor a cue of another listener.</summary>
internal sealed class CueSink : ISessionSink
{
    private readonly Subject<CoachingCue> _cues = new();

    public string Name => "cues";

    /// <summary>The cues from now on; ends with the session.</summary>
    public IObservable<CoachingCue> Cues => new Guarded(_cues);

    public void OnCue(in CoachingCue cue) => _cues.OnNext(cue);

    public void OnFinished(SessionSummary summary) => _cues.OnCompleted();

    // A listener that throws is dropped: what it throws must not reach the ones after it.
    private sealed class Guarded(Subject<CoachingCue> cues) : IObservable<CoachingCue>
    {
        public IDisposable Subscribe(IObserver<CoachingCue> observer)
        {
            Listener listener = new(observer);
            return listener.Subscription = cues.Subscribe(listener);
        }
    }

    private sealed class Listener(IObserver<CoachingCue> observer) : IObserver<CoachingCue>
    {
        private bool _hasFailed;

        public IDisposable? Subscription { get; set; }

        public void OnNext(CoachingCue value) => Call(() => observer.OnNext(value));

        public void OnError(Exception error) => Call(() => observer.OnError(error));

        public void OnCompleted() => Call(observer.OnCompleted);

        private void Call(Action action)
        {
            if (_hasFailed)
            {
                return;
            }

            try
            {
                action();
            }
#pragma warning disable CA1031 // Whatever a listener throws ends that listener alone.
            catch (Exception)
#pragma warning restore CA1031
            {
                _hasFailed = true;
                Subscription?.Dispose();
            }
        }
    }
}
