using GaitSense.App.Api.Contracts;
using GaitSense.Core.Sensors;

namespace GaitSense.App.Live.Hub;

/// <summary>The messages of the live hub, by the names under which they arrive.</summary>
public interface ILiveListener
{
    /// <summary>A session began or ended.</summary>
    Task State(PracticeAnswer state);

    /// <summary>A landing, before its step is measured.</summary>
    Task Contact(ContactMessage contact);

    /// <summary>A step with everything measured of it, as in the step table.</summary>
    Task Step(StepRow step);

    /// <summary>Trunk posture.</summary>
    Task Posture(PostureMessage posture);

    /// <summary>Something that the person is told; sent as soon as it is decided.</summary>
    Task Cue(CueMessage cue);

    /// <summary>Traffic light, levels, phase, paced breath, progression: whenever one changes.</summary>
    Task Coach(CoachMessage coach);

    /// <summary>The hip lift as it stands.</summary>
    Task Lift(LiftMessage lift);

    /// <summary>A repetition of the hip lift with everything measured of it.</summary>
    Task Repetition(RepetitionRow repetition);

    /// <summary>How each sensor is heard, about once a second.</summary>
    Task Health(IReadOnlyList<SensorHealth> sensors);
}
