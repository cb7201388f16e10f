using GaitSense.App.Api.Contracts;
using Microsoft.AspNetCore.SignalR;

namespace GaitSense.App.Live.Hub;

/// <summary>Sends what happens in the running session to programs that listen. It takes no calls.</summary>
public sealed class LiveHub(ILivePractice practice) : Hub<ILiveListener>
{
    /// <summary>Whoever connects hears at once how things stand.</summary>
    public override async Task OnConnectedAsync()
    {
        await Clients.Caller.State(PracticeAnswer.Of(practice));
        await base.OnConnectedAsync();
    }
}
