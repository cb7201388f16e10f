using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Frames;
using GaitSense.Core.Recordings;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Gait.Exercises;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Stream;

/// <summary>Turns a session into the lines of the live stream. Samples are those that are measured, on the same clock and as a tap
/// check set it; they come through this sink's own queue, so that a listener can neither slow the analysis down nor change it.</summary>
public sealed class LiveFeedSink : ISessionSink
{
    private readonly LiveFeed _feed;
    private readonly SessionJudge _judge;
    private readonly StreamLines _lines;
    private readonly SampleLines _samples;

    /// <summary>A sink for one session; listeners hear the metadata at once.</summary>
    public LiveFeedSink(LiveFeed feed, SessionHeader session, ExerciseProtocol exercise)
    {
        (_feed, _judge) = (feed, new SessionJudge(exercise));
        _lines = new StreamLines(session);
        _samples = new SampleLines(_lines, session.Sensors);
        feed.Begin(_lines.Metadata(exercise));
    }

    /// <inheritdoc/>
    public string Name => "stream";

    /// <inheritdoc/>
    public bool TakesSamples => _feed.IsWanted(StreamTopics.Samples);

    /// <inheritdoc/>
    public void OnSamples(int sensor, ReadOnlySpan<ImuSample<SensorFrame>> samples)
    {
        if (_feed.IsWanted(StreamTopics.Samples))
        {
            _feed.Publish(StreamTopics.Samples, _samples.Line(sensor, samples));
        }
    }

    /// <inheritdoc/>
    public void OnContact(in ProvisionalContact contact)
    {
        if (_feed.IsWanted(StreamTopics.Contacts))
        {
            _feed.Publish(StreamTopics.Contacts, _lines.Contact(contact));
        }
    }

    /// <inheritdoc/>
    public void OnStep(Step step)
    {
        if (_feed.IsWanted(StreamTopics.Steps))
        {
            _feed.Publish(StreamTopics.Steps, _lines.Step(step));
        }

        // Judged also when nobody listens: who comes later hears of the target as it has grown.
        IReadOnlyList<ExerciseCue> cues = _judge.Cues;
        ReadOnlySpan<Judgement> judgements = _judge.Judge(step, out _);
        for (int i = 0; i < cues.Count && _feed.IsWanted(StreamTopics.Cues); i++)
        {
            if (cues[i].Metric is not null)
            {
                _feed.Publish(StreamTopics.Cues, _lines.Cue(step, cues[i], judgements[i]));
            }
        }
    }

    /// <inheritdoc/>
    public void OnRepetition(Repetition repetition)
    {
        IReadOnlyList<ExerciseCue> cues = _judge.Cues;
        ReadOnlySpan<Judgement> judgements = _judge.Judge(repetition, out _);
        for (int i = 0; i < cues.Count && _feed.IsWanted(StreamTopics.Cues); i++)
        {
            if (cues[i].Metric is not null)
            {
                _feed.Publish(StreamTopics.Cues, _lines.Cue(repetition, cues[i], judgements[i]));
            }
        }
    }

    /// <inheritdoc/>
    public void OnCue(in CoachingCue cue)
    {
        if (_feed.IsWanted(StreamTopics.Cues))
        {
            _feed.Publish(StreamTopics.Cues, _lines.Coaching(cue));
        }
    }

    /// <inheritdoc/>
    public void OnEvent(in GaitEvent gaitEvent)
    {
        if (_feed.IsWanted(StreamTopics.Events))
        {
            _feed.Publish(StreamTopics.Events, _lines.Event(gaitEvent));
        }
    }

    /// <inheritdoc/>
    public void OnPosture(in PostureFrame posture)
    {
        if (_feed.IsWanted(StreamTopics.Posture))
        {
            _feed.Publish(StreamTopics.Posture, _lines.Posture(posture));
        }
    }

    /// <inheritdoc/>
    public void OnHealth(IReadOnlyList<SensorHealth> health)
    {
        if (_feed.IsWanted(StreamTopics.Health))
        {
            _feed.Publish(StreamTopics.Health, StreamLines.Health(health));
        }
    }

    /// <inheritdoc/>
    public void OnFault(InputFault fault) => _feed.Publish(StreamTopics.Health, StreamLines.Fault(fault));

    /// <inheritdoc/>
    public void OnFinished(SessionSummary summary) => _feed.End(_lines.End());
}
