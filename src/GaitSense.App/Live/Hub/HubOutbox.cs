using System.Threading.Channels;
using GaitSense.App.Api.Contracts;
using GaitSense.Core.Coaching;
using GaitSense.Core.Repetitions;
using GaitSense.Core.Sensors;
using GaitSense.Core.Steps;

namespace GaitSense.App.Live.Hub;

/// <summary>Messages on their way to the hub. Bounded: when listeners are slower than the sensors the oldest go, and are counted.</summary>
public sealed class HubOutbox
{
    private const int Capacity = 1024;

    private readonly Channel<Func<ILiveListener, Task>> _messages;
    private long _dropped;

    /// <summary>An empty one.</summary>
    public HubOutbox() => _messages = Channel.CreateBounded<Func<ILiveListener, Task>>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
        _ => Interlocked.Increment(ref _dropped));

    /// <summary>Messages lost because nobody took them in time.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>What is to be sent, in order.</summary>
    public ChannelReader<Func<ILiveListener, Task>> Messages => _messages.Reader;

    /// <summary>A landing, before its step is measured.</summary>
    public void OnContact(in ProvisionalContact contact)
    {
        ContactMessage message = ContactMessage.Of(contact);
        Post(to => to.Contact(message));
    }

    /// <summary>A step.</summary>
    public void OnStep(Step step)
    {
        StepRow row = StepRow.Of(step);
        Post(to => to.Step(row));
    }

    /// <summary>Trunk posture.</summary>
    public void OnPosture(in PostureFrame posture)
    {
        PostureMessage message = PostureMessage.Of(posture);
        Post(to => to.Posture(message));
    }

    /// <summary>Something that the person is told.</summary>
    public void OnCue(CueMessage cue) => Post(to => to.Cue(cue));

    /// <summary>How the coaching stands.</summary>
    public void OnCoach(CoachStatus status)
    {
        CoachMessage message = CoachMessage.Of(status);
        Post(to => to.Coach(message));
    }

    /// <summary>The hip lift as it stands.</summary>
    public void OnLift(in LiftFrame lift)
    {
        LiftMessage message = LiftMessage.Of(lift);
        Post(to => to.Lift(message));
    }

    /// <summary>A repetition.</summary>
    public void OnRepetition(Repetition repetition)
    {
        RepetitionRow row = RepetitionRow.Of(repetition);
        Post(to => to.Repetition(row));
    }

    /// <summary>How the sensors are heard.</summary>
    public void OnHealth(IReadOnlyList<SensorHealth> sensors) => Post(to => to.Health(sensors));

    /// <summary>A session began or ended.</summary>
    public void OnState(PracticeAnswer state) => Post(to => to.State(state));

    private void Post(Func<ILiveListener, Task> message) => _messages.Writer.TryWrite(message);
}
