using GaitSense.App.Api.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace GaitSense.App.Live.Hub;

/// <summary>Carries the outbox to the listeners, and tells them when a session begins or ends.</summary>
public sealed class HubPump(
    HubOutbox outbox,
    IHubContext<LiveHub, ILiveListener> hub,
    ILivePractice practice) : BackgroundService
{
    private PracticeState? _told;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        practice.Changed += TellState;
        try
        {
            await foreach (Func<ILiveListener, Task> message in outbox.Messages.ReadAllAsync(stoppingToken))
            {
                await message(hub.Clients.All);
            }
        }
        catch (OperationCanceledException)
        {
            // The service ends.
        }
        finally
        {
            practice.Changed -= TellState;
        }
    }

    private void TellState()
    {
        PracticeState state = practice.Current.State;
        if (Interlocked.Exchange(ref _told, state) != state)
        {
            outbox.OnState(PracticeAnswer.Of(practice));
        }
    }
}
