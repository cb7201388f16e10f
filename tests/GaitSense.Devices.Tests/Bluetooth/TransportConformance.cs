using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>What every transport keeps to. One peripheral with the GaitSense services is in range.</summary>
public abstract class TransportConformance
{
    private static readonly byte[] Ask = [(byte)ControlOpcode.ReadConfiguration];

    [Fact]
    public async Task A_link_reads_what_the_device_holds()
    {
        await using ITransportBench bench = await NewBenchAsync();
        await using IBluetoothLink link = await LinkAsync(bench);
        byte[] identity = await link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token).Soon();
        Assert.Equal(SensorIdentity.Length, identity.Length);
        Assert.Equal(0.9, await link.ReadBatteryAsync(Token).Soon());
        Assert.Equal(bench.DeviceId, link.DeviceId);
        Assert.InRange(link.Mtu ?? 247, 23, 517);
        Assert.False(link.Lost.IsCompleted);
    }

    [Fact]
    public async Task A_request_is_answered_by_a_notification()
    {
        await using ITransportBench bench = await NewBenchAsync();
        await using IBluetoothLink link = await LinkAsync(bench);
        TaskCompletionSource<byte[]> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using IAsyncDisposable listening = await link.SubscribeAsync(
            GattProfile.Service, GattProfile.ControlPoint, (value, _) => answer.TrySetResult(value.ToArray()), Token);
        await link.WriteAsync(GattProfile.Service, GattProfile.ControlPoint, Ask, WriteKind.WithResponse, Token).Soon();
        Assert.Equal(DecodeOutcome.Ok, ControlResponse.Decode(await answer.Task.Soon(), out _));
    }

    [Fact]
    public async Task Every_notification_arrives_once_in_order_and_stamped_not_before_it_was_sent()
    {
        await using ITransportBench bench = await NewBenchAsync();
        await using IBluetoothLink link = await LinkAsync(bench);
        const int Count = 500;
        List<int> values = [];
        List<long> stamps = [];
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using IAsyncDisposable listening = await link.SubscribeAsync(
            GattProfile.Service,
            GattProfile.ImuStream,
            (value, arrival) =>
            {
                values.Add(BitConverter.ToInt32(value));
                stamps.Add(arrival);
                if (values.Count == Count)
                {
                    all.TrySetResult();
                }
            },
            Token);
        long before = TimeProvider.System.GetTimestamp();
        for (int i = 0; i < Count; i++)
        {
            Assert.True(bench.TryNotify(BitConverter.GetBytes(i)));
        }

        await all.Task.Soon();
        Assert.Equal(Enumerable.Range(0, Count), values);
        Assert.Equal(stamps.Order(), stamps);
        Assert.InRange(stamps[0], before, TimeProvider.System.GetTimestamp());
    }

    [Fact]
    public async Task Losing_the_link_is_told_and_ends_everything_on_it()
    {
        await using ITransportBench bench = await NewBenchAsync();
        await using IBluetoothLink link = await LinkAsync(bench);
        bench.LoseLink();
        InputFault told = await link.Lost.Soon();
        Assert.Contains(bench.DeviceId, told.Where, StringComparison.Ordinal);
        BluetoothFaultException after = await Assert.ThrowsAsync<BluetoothFaultException>(
            () => link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, Token).Soon());
        Assert.Equal(BluetoothFaultKind.LinkLost, after.Kind);
    }

    [Fact]
    public async Task After_a_loss_a_new_link_subscribes_anew()
    {
        await using ITransportBench bench = await NewBenchAsync();
        await using (IBluetoothLink first = await LinkAsync(bench))
        {
            await first.SubscribeAsync(GattProfile.Service, GattProfile.ImuStream, (_, _) => { }, Token).Soon();
            bench.LoseLink();
            await first.Lost.Soon();
        }

        await using IBluetoothLink second = await LinkAsync(bench);
        TaskCompletionSource<int> heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await second.SubscribeAsync(GattProfile.Service, GattProfile.ImuStream, (value, _) => heard.TrySetResult(value[0]), Token).Soon();
        Assert.True(bench.TryNotify([42]));
        Assert.Equal(42, await heard.Task.Soon());
    }

    [Fact]
    public async Task What_the_device_does_not_have_is_a_fault_that_says_so()
    {
        await using ITransportBench bench = await NewBenchAsync();
        await using IBluetoothLink link = await LinkAsync(bench);
        Guid unknown = new("12345678-0000-0000-0000-000000000000");
        Assert.False(link.Has(GattProfile.Service, unknown));
        BluetoothFaultException fault = await Assert.ThrowsAsync<BluetoothFaultException>(
            () => link.ReadAsync(GattProfile.Service, unknown, Token).Soon());
        Assert.Equal(BluetoothFaultKind.NotFound, fault.Kind);
    }

    [Fact]
    public async Task Disposing_a_link_unlinks()
    {
        await using ITransportBench bench = await NewBenchAsync();
        IBluetoothLink link = await LinkAsync(bench);
        Assert.True(bench.IsLinked);
        await link.DisposeAsync();
        Assert.False(bench.IsLinked);
        Assert.True(link.Lost.IsCompleted);
    }

    [Fact]
    public async Task Cancelling_gives_up()
    {
        await using ITransportBench bench = await NewBenchAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Transport.ConnectAsync("C0:FF:FF:FF:FF:FF", new CancellationToken(canceled: true)));
    }

    protected abstract Task<ITransportBench> NewBenchAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<IBluetoothLink> LinkAsync(ITransportBench bench) => bench.Transport.ConnectAsync(bench.DeviceId, Token).Soon();
}

/// <summary>A transport with one peripheral that the test commands.</summary>
public interface ITransportBench : IAsyncDisposable
{
    IBluetoothTransport Transport { get; }

    string DeviceId { get; }

    bool IsLinked { get; }

    bool TryNotify(byte[] value);

    void LoseLink();
}
