namespace GaitSense.App.Live;

/// <summary>Tells the pages of changes ten times a second at most: faster than an eye follows, slower than the sensors.</summary>
public sealed class BoardPulse(LiveBoard board, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                board.TellChanges();
            }
        }
        catch (OperationCanceledException)
        {
            board.TellChanges();
        }
    }
}
