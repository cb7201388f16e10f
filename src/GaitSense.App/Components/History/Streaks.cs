namespace GaitSense.App.Components.History;

/// <summary>How regularly somebody practises, by days of the server's calendar.</summary>
/// <param name="Current">Days in a row up to today or yesterday.</param>
/// <param name="Longest">Most days in a row ever.</param>
/// <param name="Recent">Days with practice among the last 28.</param>
public sealed record Streaks(int Current, int Longest, int Recent)
{
    private const int RecentDays = 28;

    /// <summary>Of these days of practice.</summary>
    public static Streaks Of(IEnumerable<DateOnly> practised, DateOnly today)
    {
        List<DateOnly> days = [.. practised.Distinct().Order()];
        int longest = 0;
        int run = 0;
        for (int i = 0; i < days.Count; i++)
        {
            run = i > 0 && days[i].DayNumber == days[i - 1].DayNumber + 1 ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        bool isCurrent = days.Count > 0 && today.DayNumber - days[^1].DayNumber <= 1;
        return new Streaks(isCurrent ? run : 0, longest, days.Count(d => today.DayNumber - d.DayNumber is >= 0 and < RecentDays));
    }
}
