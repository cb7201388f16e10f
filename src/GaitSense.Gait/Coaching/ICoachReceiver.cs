using GaitSense.Core.Coaching;

namespace GaitSense.Gait.Coaching;

/// <summary>Takes what a coach says, on the caller's thread. Calls never overlap.</summary>
public interface ICoachReceiver
{
    /// <summary>Something that the person is told.</summary>
    void OnCue(in CoachingCue cue);

    /// <summary>How the coaching stands, when that has changed.</summary>
    void OnCoach(CoachStatus status);
}
