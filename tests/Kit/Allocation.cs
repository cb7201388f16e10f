namespace GaitSense.Tests;

/// <summary>Measures what a piece of code allocates once warm, to the byte.</summary>
/// <remarks>On a thread of its own, so that nothing of the test runner is counted. Many rounds; the least allocating one
/// counts, because the runtime may allocate once for itself (a type's first use, a compiler step) but code that allocates
/// does so in every round.</remarks>
internal static class Allocation
{
    private const int Rounds = 20;
    private const int CallsPerRound = 1000;

    /// <summary>Bytes that 1000 calls of <paramref name="act"/> allocate on the calling thread.</summary>
    public static long OfEach(Action act)
    {
        long least = long.MaxValue;
        Thread thread = new(() =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                least = Math.Min(least, OneRound(act));
            }
        });
        thread.Start();
        thread.Join();
        return least;
    }

    private static long OneRound(Action act)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < CallsPerRound; i++)
        {
            act();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
