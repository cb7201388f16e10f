using System.Text.Json;
using GaitSense.App.Tests.Api;
using GaitSense.App.Tests.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace GaitSense.App.Tests.Live;

public sealed class LiveHubTests
{
    [Fact]
    public async Task A_listener_hears_states_steps_and_health()
    {
        using ScratchFolder folder = new();
        await using TestService service = await TestService.StartAsync(folder.Path);
        TaskCompletionSource<JsonElement> step = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<JsonElement> health = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource running = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using HubConnection hub = new HubConnectionBuilder()
            .WithUrl("http://localhost/hubs/live", o =>
            {
                o.HttpMessageHandlerFactory = _ => service.Server.CreateHandler();
                o.Transports = HttpTransportType.LongPolling;
            })
            .Build();
        hub.On<JsonElement>("Step", s => step.TrySetResult(s));
        hub.On<JsonElement>("Health", h => health.TrySetResult(h));
        hub.On<JsonElement>("State", s => (s.GetProperty("phase").GetString() == "running" ? running : idle).TrySetResult());
        CancellationToken ct = TestContext.Current.CancellationToken;
        await hub.StartAsync(ct);
        await idle.Task.WaitAsync(ct);
        await PracticeEndpointsTests.StartAsync(service, "P07");
        Assert.Matches("^(left|right)$", (await step.Task.WaitAsync(ct)).GetProperty("side").GetString());
        Assert.Equal("left_foot", (await health.Task.WaitAsync(ct))[0].GetProperty("site").GetString());
        await running.Task.WaitAsync(ct);
    }
}
