using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;
using GaitSense.Gait.Coaching;

namespace GaitSense.Streaming;

/// <summary>Tells the person what to change: a <see cref="Coach"/> as a stage. Time passes with the findings.</summary>
public sealed class CoachStage : IStage<GaitFinding, CoachingCue>
{
    private readonly Relay _relay = new();
    private readonly Coach _coach;

    /// <summary>A stage for one session.</summary>
    /// <param name="exercise">The exercise, with targets in the metrics' units.</param>
    /// <param name="options">The rules; null for the defaults.</param>
    public CoachStage(ExerciseProtocol exercise, CoachOptions? options = null) =>
        _coach = new Coach(exercise, options ?? CoachOptions.Default, _relay);

    /// <inheritdoc/>
    public void Accept(in GaitFinding item, IOutlet<CoachingCue> outlet)
    {
        _relay.Outlet = outlet;
        if (item.Posture is { } posture)
        {
            _coach.OnTime(posture.Time);
        }
        else if (item.Event is { } gaitEvent)
        {
            _coach.OnTime(gaitEvent.Onset);
        }

        item.DeliverTo(_coach);
    }

    /// <inheritdoc/>
    public void Complete(IOutlet<CoachingCue> outlet)
    {
        // A cue after the end would reach nobody.
    }

    private sealed class Relay : ICoachReceiver
    {
        public IOutlet<CoachingCue>? Outlet { get; set; }

        public void OnCue(in CoachingCue cue) => Outlet?.Emit(cue);

        public void OnCoach(CoachStatus status)
        {
            // Cues alone flow on.
        }
    }
}
