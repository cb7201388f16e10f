using GaitSense.Core.Repetitions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Export;

/// <summary>Moves steps and repetitions from the session's clock to the time since a recording's first sample, which is what files count.</summary>
public static class StepTime
{
    /// <summary>The step with its times counted from <paramref name="zeroS"/> (session time, s).</summary>
    public static Step From(this Step step, double zeroS)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (zeroS == 0)
        {
            return step;
        }

        // Without the final contact first: at every moment it has to lie before the initial contact.
        Step moved = step with { FinalContact = null, InitialContact = SessionTime.FromSeconds(step.InitialContact.Seconds - zeroS) };
        return step.FinalContact is { } final ? moved with { FinalContact = SessionTime.FromSeconds(final.Seconds - zeroS) } : moved;
    }

    /// <summary>The repetition with its times counted from <paramref name="zeroS"/> (session time, s).</summary>
    public static Repetition From(this Repetition repetition, double zeroS)
    {
        ArgumentNullException.ThrowIfNull(repetition);
        return zeroS == 0 ? repetition : repetition with
        {
            Start = SessionTime.FromSeconds(repetition.Start.Seconds - zeroS),
            End = SessionTime.FromSeconds(repetition.End.Seconds - zeroS),
        };
    }
}
