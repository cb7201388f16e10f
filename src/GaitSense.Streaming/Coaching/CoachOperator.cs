using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Gait.Coaching;

namespace GaitSense.Streaming;

/// <summary>Rx: findings to cues.</summary>
public static class CoachOperator
{
    /// <summary>Sends findings through a <see cref="CoachStage"/>. Every subscription has a coach of its own.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="exercise">The exercise, with targets in the metrics' units.</param>
    /// <param name="options">The rules; null for the defaults.</param>
    public static IObservable<CoachingCue> Coach(this IObservable<GaitFinding> findings, ExerciseProtocol exercise, CoachOptions? options = null) =>
        findings.Through(() => new CoachStage(exercise, options));
}
