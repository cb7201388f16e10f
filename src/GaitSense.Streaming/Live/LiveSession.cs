using System.Runtime.ExceptionServices;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Ports;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sessions;
using GaitSense.Gait.Engine;

namespace GaitSense.Streaming;

/// <summary>Runs one source to many sinks until it is stopped, and measures on the way.</summary>
/// <remarks>
/// <b>How</b> (1) Each packet first goes to the queues of the sinks that take packets, then to analysis: what is kept does not
/// depend on what is made of it. (2) Analysis runs on the source's thread; an exception there is a bug, which is counted,
/// told once to the sinks and noted in the summary, while recording goes on. (3) A coach tells cues from what was found, before
/// the next packet is taken. (4) When the source ends or is stopped, the engine decides what it still holds, the queues are
/// drained, and every sink gets the summary last: it counts all that the sinks dropped or failed on.
/// <b>Breaks when</b> analysis is slower than the packets come: the source's own queue then drops and counts.
/// </remarks>
public sealed class LiveSession
{
    private readonly IPacketSource _source;
    private readonly ExerciseProtocol _exercise;
    private readonly SinkSet _sinks;
    private readonly LiveReceiver _receiver;
    private readonly CueSink _cues = new();
    private int _hasRun;

    /// <summary>A session that is ready to run; the sinks' tasks begin now.</summary>
    /// <param name="header">The session; its roster must be the source's.</param>
    /// <param name="source">Where packets come from. Not disposed.</param>
    /// <param name="exercise">The exercise that is coached and that the summary judges by; targets in the metrics' units.</param>
    /// <param name="sinks">Where results go; the first that takes packets gets them first. Not disposed.</param>
    /// <param name="gait">Options of the engine; null for the defaults.</param>
    /// <param name="options">Options of the session; null for the defaults.</param>
    /// <param name="time">The host's clock, for time-outs and ticks only; null for the system's.</param>
    /// <exception cref="ArgumentException">The header's roster is not the source's.</exception>
    public LiveSession(
        SessionHeader header,
        IPacketSource source,
        ExerciseProtocol exercise,
        IReadOnlyList<ISessionSink> sinks,
        GaitOptions? gait = null,
        LiveSessionOptions? options = null,
        TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(exercise);
        if (!header.Sensors.SequenceEqual(source.Sensors))
        {
            throw new ArgumentException("the header's sensors are not the source's", nameof(header));
        }

        Header = header;
        _source = source;
        _exercise = exercise;
        options ??= LiveSessionOptions.Default;
        _sinks = new SinkSet([.. sinks, _cues], options, time ?? TimeProvider.System);
        _receiver = new LiveReceiver(source.Sensors, exercise, gait ?? GaitOptions.Default, options, _sinks);
    }

    /// <summary>The session.</summary>
    public SessionHeader Header { get; }

    /// <summary>How each sink fares; may be read at any time.</summary>
    public IReadOnlyList<SinkReport> Sinks => [.. _sinks.Reports.Where(r => r.Name != _cues.Name)];

    /// <summary>What the person is told, for others to listen to: from the moment of subscription to the end of the session, on a task of its
    /// own. A listener that throws hears nothing more; it costs no one else anything.</summary>
    public IObservable<CoachingCue> Cues => _cues;

    /// <summary>Asks the coach for a word on the next step or repetition; may be called from any thread.</summary>
    public void AskForCue() => _receiver.Coach.Ask();

    /// <summary>Lets the coaching rest, or go on: while it rests nobody is told anything, neither a sink nor a listener; how the coaching stands,
    /// and everything else, goes on. May be called from any thread.</summary>
    public void RestCoaching(bool isResting) => _receiver.IsCoachingResting = isResting;

    /// <summary>Takes off what the times of each sensor are late by, as a <see cref="TapListener"/> found on the packets of this session, from the
    /// next packet on; the summary's notes say so. May be called from any thread.</summary>
    /// <param name="offsetsS">One for each sensor of the roster, s; null leaves a sensor as it is.</param>
    public void Correct(IReadOnlyList<double?> offsetsS) => _receiver.Correct(offsetsS);

    /// <summary>How often the analysis failed; may be read at any time.</summary>
    public long AnalysisFailures => _receiver.Failures.Count;

    /// <summary>The first failure of the analysis, in words; null when there was none.</summary>
    public InputFault? FirstAnalysisFailure => _receiver.Failures.First;

    /// <summary>Runs until the source ends or is stopped; can be called once.</summary>
    /// <param name="stop">Stops the source; the session still ends in order.</param>
    /// <returns>What it came to, after every sink has taken it.</returns>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    /// <remarks>What the source throws comes out of here after the session has ended in order.</remarks>
    public async Task<SessionSummary> RunAsync(CancellationToken stop)
    {
        if (Interlocked.Exchange(ref _hasRun, 1) != 0)
        {
            throw new InvalidOperationException($"session {Header.Id} has run already; make a new one");
        }

        ExceptionDispatchInfo? failure = null;
        try
        {
            await _source.RunAsync(_receiver, stop);
        }
        catch (Exception e)
        {
            failure = ExceptionDispatchInfo.Capture(e);
            _receiver.OnSourceFailure(_source.Name, e);
        }

        // 4.
        _receiver.Complete();
        await _sinks.DrainAsync();
        SessionSummary summary = Summarize();
        await _sinks.FinishAsync(summary);
        failure?.Throw();
        return summary;
    }

    private SessionSummary Summarize()
    {
        SessionSummary summary = SummaryMaker.Make(Header.Id.Value, _exercise, _receiver.Found, _receiver.Pipeline);
        IReadOnlyList<string> notes = [.. summary.Quality.Notes, .. _receiver.Notes, .. _sinks.Reports.SelectMany(NotesOf)];
        return summary with { Quality = summary.Quality with { Notes = notes } };
    }

    private static IEnumerable<string> NotesOf(SinkReport sink) => sink.Dropped + sink.Failed == 0
        ? []
        : [FormattableString.Invariant($"{sink.Name}: {sink.Dropped} items were dropped and {sink.Failed} failed.")];
}
