using GaitSense.App.Coaching;
using GaitSense.App.Live.Hub;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Streaming;

namespace GaitSense.App.Live.Sinks;

/// <summary>Carries a session to the live hub.</summary>
/// <param name="outbox">Messages on their way.</param>
/// <param name="session">The session.</param>
/// <param name="exercise">The exercise, whose words are spoken.</param>
/// <param name="time">The host's clock.</param>
public sealed class HubSink(HubOutbox outbox, SessionId session, ExerciseProtocol exercise, TimeProvider time) : ISessionSink
{
    private int _cues;

    /// <inheritdoc/>
    public string Name => "hub";

    /// <inheritdoc/>
    public void OnContact(in ProvisionalContact contact) => outbox.OnContact(contact);

    /// <inheritdoc/>
    public void OnStep(Step step) => outbox.OnStep(step);

    /// <inheritdoc/>
    public void OnPosture(in PostureFrame posture) => outbox.OnPosture(posture);

    /// <inheritdoc/>
    public void OnLift(in LiftFrame lift) => outbox.OnLift(lift);

    /// <inheritdoc/>
    public void OnRepetition(Repetition repetition) => outbox.OnRepetition(repetition);

    /// <inheritdoc/>
    public void OnCue(in CoachingCue cue) => outbox.OnCue(CueMessage.Of(
        session.Value, ++_cues, cue, CueWords.For(cue, exercise), time.GetUtcNow().ToUnixTimeMilliseconds()));

    /// <inheritdoc/>
    public void OnCoach(CoachStatus status) => outbox.OnCoach(status);

    /// <inheritdoc/>
    public void OnHealth(IReadOnlyList<SensorHealth> health) => outbox.OnHealth(health);
}
