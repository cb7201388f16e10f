using GaitSense.Core.Steps;
using GaitSense.Core.Time;
using GaitSense.Devices.Simulation.Planning;

namespace GaitSense.Devices.Simulation.Truth;

/// <summary>The events of a run.</summary>
internal static class EventTruth
{
    private const double ShortestPauseS = 1;

    /// <summary>Contacts, pauses and turns by onset.</summary>
    public static IReadOnlyList<GaitEvent> Of(IReadOnlyList<Step> steps, PlanLog log, double durationS)
    {
        List<GaitEvent> events = [];
        foreach (Step step in steps)
        {
            events.Add(new GaitEvent(GaitEventKind.FinalContact, step.FinalContact!.Value, TimeSpan.Zero, step.Side));
            events.Add(new GaitEvent(GaitEventKind.InitialContact, step.InitialContact, TimeSpan.Zero, step.Side));
        }

        events.AddRange(Pauses(log).Where(p => p.StartS < durationS).Select(p => Lasting(GaitEventKind.Pause, p, durationS)));
        events.AddRange(Turns(log).Where(t => t.StartS < durationS).Select(t => Lasting(GaitEventKind.Turn, t, durationS)));
        return [.. events.OrderBy(e => e.Onset)];
    }

    /// <summary>From the last contact to the next lift, wherever more than a second lies between them.</summary>
    private static IEnumerable<TimeSpanS> Pauses(PlanLog log)
    {
        double since = 0;
        foreach (PlannedStep step in log.Steps)
        {
            if (step.Swing.FinalContactS - since > ShortestPauseS)
            {
                yield return new TimeSpanS(since, step.Swing.FinalContactS);
            }

            since = step.Swing.InitialContactS;
        }

        double standsUntil = log.Rests.Count > 0 ? log.Rests[^1].EndS : since;
        if (standsUntil - since > ShortestPauseS)
        {
            yield return new TimeSpanS(since, standsUntil);
        }
    }

    /// <summary>From the first lift to the last contact of steps on the spot that follow each other.</summary>
    private static IEnumerable<TimeSpanS> Turns(PlanLog log)
    {
        TimeSpanS? turn = null;
        foreach (PlannedStep step in log.Steps)
        {
            if (step.IsTurn)
            {
                turn = new TimeSpanS(turn?.StartS ?? step.Swing.FinalContactS, step.Swing.InitialContactS);
            }
            else if (turn is { } ended)
            {
                yield return ended;
                turn = null;
            }
        }

        if (turn is { } last)
        {
            yield return last;
        }
    }

    private static GaitEvent Lasting(GaitEventKind kind, in TimeSpanS span, double durationS) => new(
        kind,
        SessionTime.FromSeconds(span.StartS),
        TimeSpan.FromSeconds(Math.Min(span.EndS, durationS) - span.StartS));
}
