namespace GaitSense.App.Live;

/// <summary>Starts a session of the simulated walker with the service, so that there is something to see at once, and
/// stops the running session in good order with the service.</summary>
public sealed class PracticeHost(ILivePractice practice, ILogger<PracticeHost> log) : IHostedService
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
    public async Task StopAsync(CancellationToken cancellationToken) => await practice.StopAsync(cancellationToken);
}
