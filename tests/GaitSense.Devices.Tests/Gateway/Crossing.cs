using System.Buffers.Binary;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Frames;
using GaitSense.Devices.Gateway.Links;
using GaitSense.Devices.Gateway.Receiving;
using GaitSense.Devices.Gateway.Sending;
using GaitSense.Devices.Tests.Bluetooth;

namespace GaitSense.Devices.Tests.Gateway;

/// <summary>A gateway with two feet, a hub, and a link between them that can be cut.</summary>
internal sealed class Crossing : IAsyncDisposable
{
    public static readonly GatewayRoster TwoFeet = new("phone",
    [
        new GatewaySensor("a", "GS a", "gaitsense-1", BodySite.LeftFoot, 60, "1.0"),
        new GatewaySensor("b", "GS b", "gaitsense-1", BodySite.RightFoot, 60, "1.0"),
    ]);

    private IFrameLink? _gatewaySide;
    private IFrameLink? _serverSide;
    private Task _running = Task.CompletedTask;

    public Crossing(GatewayHub hub, IPacketBacklog backlog, Func<long>? clockNs = null, GatewayRoster? roster = null)
    {
        Hub = hub;
        Backlog = backlog;
        Sender = new GatewaySender(backlog, () => roster ?? TwoFeet, clockNs ?? (() => hub.NowNs));
    }

    public GatewayHub Hub { get; set; }

    public IPacketBacklog Backlog { get; }

    public GatewaySender Sender { get; }

    public StreamReport Report => Hub.Streams.Single(s => s.Stream == Backlog.Stream);

    public void Connect()
    {
        (_gatewaySide, _serverSide) = LinkPair.Create();
        _running = Task.WhenAll(RunSenderAsync(_gatewaySide), ServeAsync(_serverSide));
    }

    public async Task CutAsync()
    {
        await _gatewaySide!.DisposeAsync();
        await _running.Soon();
    }

    /// <summary>Connects and waits until the server has everything for good.</summary>
    public async Task DrainAsync()
    {
        TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(ulong next)
        {
            if (next == Backlog.Next)
            {
                drained.TrySetResult();
            }
        }

        Sender.Acknowledged += Look;
        if (_running.IsCompleted)
        {
            Connect();
        }

        Sender.Wake();
        if (Sender.IsConnected && Report.Counts.Taken == Backlog.Next)
        {
            drained.TrySetResult();
        }

        await drained.Task.Soon();
        Sender.Acknowledged -= Look;
    }

    public void Append(int count)
    {
        byte[] payload = new byte[8];
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(payload, Backlog.Next);
            Backlog.Append(i % 2, Hub.NowNs, payload);
        }

        Sender.Wake();
    }

    public async ValueTask DisposeAsync()
    {
        if (_gatewaySide is not null)
        {
            await CutAsync();
        }

        Backlog.Dispose();
    }

    private async Task RunSenderAsync(IFrameLink link)
    {
        try
        {
            await Sender.RunAsync(link, CancellationToken.None);
        }
        catch (IOException)
        {
            // It was cut.
        }

        await link.DisposeAsync();
    }

    private async Task ServeAsync(IFrameLink link)
    {
        await Hub.ServeAsync(link, CancellationToken.None);
        await link.DisposeAsync();
    }
}
