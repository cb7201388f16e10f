namespace GaitSense.App.Live;

/// <summary>Starts a session of the simulated walker with the service, so that there is something to see at once, and
/// stops the running session in good order with the service: before the web server, which may wait for pages that hold on.</summary>
public sealed class PracticeHost(ILivePractice practice, ILogger<PracticeHost> log) : IHostedLifecycleService
{
    private static readonly PracticeRequest Demo = new("demo", PracticeRequest.DefaultExercise);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!practice.Source.IsSimulated)
        {
            return;
        }

        PracticeReply reply = await practice.StartAsync(Demo, cancellationToken);
        if (reply.Outcome != PracticeOutcome.Done)
        {
            log.LogWarning("The session of the simulated walker could not be started: {Reason}", reply.Detail);
        }
    }

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken) => await practice.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
