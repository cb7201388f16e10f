using GaitSense.App.Measures;
using GaitSense.App.Wording;
using GaitSense.Core.Exercises;
using GaitSense.Core.Sessions;

namespace GaitSense.App.People;

/// <summary>Who needs a therapist's attention, by a rule that the page says.</summary>
public static class Attention
{
    /// <summary>Days without a session. Our choice.</summary>
    public const int AbsentDays = 7;

    /// <summary>Fall of the share in target against the sessions before. Our choice.</summary>
    public const double Fall = 0.15;

    /// <summary>Share of steps fit for judgement. Our choice.</summary>
    public const double Coverage = 0.6;

    private const int Before = 3;

    /// <summary>The reasons, in words; empty when there are none.</summary>
    /// <param name="sessions">The person's sessions, newest first.</param>
    /// <param name="find">The exercise of that identity as the person does it.</param>
    /// <param name="now">When.</param>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<StoredSession> sessions, Func<string, ExerciseProtocol?> find, DateTimeOffset now)
    {
        if (sessions.FirstOrDefault(s => s.State != SessionState.Recording) is not { } last)
        {
            return [];
        }

        List<string> reasons = [];
        int days = (int)(now - last.Header.StartedAt).TotalDays;
        if (days >= AbsentDays)
        {
            reasons.Add(Phrases.Say("people.attention.absent", days));
        }

        if (last.State == SessionState.Interrupted)
        {
            reasons.Add(Phrases.Say("people.attention.interrupted"));
        }

        if (new SessionFacts(last).Coverage is { } coverage and < Coverage)
        {
            reasons.Add(Phrases.Say("people.attention.quality", Units.Percent(coverage)));
        }

        if (find(last.Header.Exercise) is { } exercise && Worse(sessions, last, exercise) is { } worse)
        {
            reasons.Add(worse);
        }

        return reasons;
    }

    private static string? Worse(IReadOnlyList<StoredSession> sessions, StoredSession last, ExerciseProtocol exercise)
    {
        // Of the cues that its sensors could judge, the most important.
        if (exercise.Measured.FirstOrDefault(c => ShareOf(last, c) is not null) is not { } cue || ShareOf(last, cue) is not { } share)
        {
            return null;
        }

        double? before = sessions.SkipWhile(s => s != last).Skip(1)
            .Where(s => s.Header.Exercise == last.Header.Exercise)
            .Select(s => ShareOf(s, cue)).Where(s => s is not null).Take(Before).Average();
        return before - share >= Fall
            ? Phrases.Say("people.attention.worse", Units.Percent(share), Units.Percent(before), ExerciseWords.Cue(exercise, cue))
            : null;
    }

    // A share of very few says nothing, here as on the session's own page.
    private static double? ShareOf(StoredSession session, ExerciseCue cue) =>
        session.Summary?.Targets.GetValueOrDefault(cue.Id) is { } target && target.Judged >= SessionVerdict.MinJudged(session.Summary) ? target.Share : null;
}
