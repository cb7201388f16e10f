using GaitSense.App.Components.Charts;
using GaitSense.Core.Coaching;
using GaitSense.Core.Exercises;

namespace GaitSense.App.Components.Practice;

/// <summary>The circle that grows while breathing in and shrinks while breathing out.</summary>
public static class BreathCircle
{
    private const double Empty = 0.3;
    private const double Waiting = 0.5;

    // About the time of a slow step.
    private const double StepS = 0.9;

    /// <summary>The size to move to, a share of the rim: where the breath will be when the step or second that now runs is over, so that the
    /// circle moves with the breath and never against it.</summary>
    public static double Size(BreathCount? breath)
    {
        if (breath is not { Of: > 0 } b)
        {
            return Waiting;
        }

        double done = Math.Clamp((Math.Floor(b.Done) + 1) / b.Of, 0, 1);
        return Empty + ((1 - Empty) * (b.Action == BreathAction.Inhale ? done : 1 - done));
    }

    /// <summary>The size and how long the way there takes, as style.</summary>
    public static string Style(BreathCount? breath) =>
        $"transform: scale({Css.Number(Size(breath))}); transition-duration: {Css.Number(breath?.Unit == BreathUnit.Seconds ? 1 : StepS)}s";
}
