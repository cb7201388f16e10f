namespace GaitSense.App.Cli.Bench;

/// <summary>What one part came to.</summary>
/// <param name="Name">The part.</param>
/// <param name="What">What is counted.</param>
/// <param name="PerSecond">How many a second.</param>
/// <param name="TimesRealTime">Walkers with six sensors at 100 Hz that it could follow.</param>
/// <param name="Remark">What else was seen.</param>
internal sealed record BenchPart(string Name, string What, double PerSecond, double TimesRealTime, string Remark)
{
    /// <summary>Repeats a piece of work until the time is up; the first time does not count.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="atLeast">How long.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How often it was done, and in what time.</returns>
    public static (int Rounds, TimeSpan Took) Repeat(TimeProvider time, TimeSpan atLeast, Action work, CancellationToken cancellationToken)
    {
        work();
        long start = time.GetTimestamp();
        int rounds = 0;
        TimeSpan took;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            work();
            rounds++;
            took = time.GetElapsedTime(start);
        }
        while (took < atLeast);
        return (rounds, took);
    }
}
