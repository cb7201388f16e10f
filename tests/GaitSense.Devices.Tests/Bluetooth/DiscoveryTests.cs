using GaitSense.Bluetooth.Peripherals;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Bluetooth.BlueZ;

namespace GaitSense.Devices.Tests.Bluetooth;

/// <summary>The adapter's search is switched off once, whichever way a scan ends.</summary>
public sealed class DiscoveryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_that_goes_away_switches_it_off()
    {
        await using Stage stage = await Stage.BeginAsync();
        await foreach (Advertisement _ in stage.Transport.ScanAsync(ScanFilter.Everything, Token))
        {
            break;
        }

        Assert.Equal(1, stage.Stops);
        Assert.False(stage.Tree.IsDiscovering);
    }

    [Fact]
    public async Task A_reader_that_fails_switches_it_off()
    {
        await using Stage stage = await Stage.BeginAsync();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (Advertisement _ in stage.Transport.ScanAsync(ScanFilter.Everything, Token))
            {
                throw new InvalidDataException();
            }
        });
        Assert.Equal(1, stage.Stops);
    }

    [Fact]
    public async Task A_scan_that_ends_in_a_fault_switches_it_off()
    {
        await using Stage stage = await Stage.BeginAsync();
        IAsyncEnumerator<Advertisement> seen = await stage.ScanAsync();
        stage.Tree.SetPowered(false);
        await FaultAsync(seen);
        await seen.DisposeAsync();
        Assert.Equal(1, stage.Stops);
    }

    [Fact]
    public async Task Disposing_the_transport_switches_it_off_and_the_scan_that_unwinds_then_does_not_again()
    {
        await using Stage stage = await Stage.BeginAsync();
        IAsyncEnumerator<Advertisement> seen = await stage.ScanAsync();
        await stage.Transport.DisposeAsync().AsTask().Soon();
        Assert.Equal(1, stage.Stops);
        await FaultAsync(seen);
        await seen.DisposeAsync();
        Assert.Equal(1, stage.Stops);
    }

    [Fact]
    public async Task A_search_whose_beginning_is_not_answered_is_switched_off()
    {
        await using Stage stage = await Stage.BeginAsync(new BlueZOptions { CallTimeout = TimeSpan.FromMilliseconds(200) });
        stage.Answer = member => member == "StartDiscovery" ? Reply.Silence : null;
        await using IAsyncEnumerator<Advertisement> seen = stage.Transport.ScanAsync(ScanFilter.Everything, Token).GetAsyncEnumerator(Token);
        BluetoothFaultException fault = await Assert.ThrowsAsync<BluetoothFaultException>(() => seen.MoveNextAsync().AsTask().Soon());
        Assert.Equal(BluetoothFaultKind.TimedOut, fault.Kind);
        Assert.Equal(1, stage.Stops);
    }

    [Fact]
    public async Task A_search_that_is_given_up_while_it_begins_is_switched_off_and_ends_normally()
    {
        await using Stage stage = await Stage.BeginAsync();
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Answer = member =>
        {
            if (member == "StartDiscovery")
            {
                asked.TrySetResult();
                return Reply.Silence;
            }

            return null;
        };
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await using IAsyncEnumerator<Advertisement> seen = stage.Transport.ScanAsync(ScanFilter.Everything, enough.Token).GetAsyncEnumerator(Token);
        Task<bool> first = seen.MoveNextAsync().AsTask();
        await asked.Task.Soon();
        await enough.CancelAsync();
        Assert.False(await first.Soon());
        Assert.Equal(1, stage.Stops);
    }

    [Fact]
    public async Task A_search_that_is_refused_is_not_switched_off()
    {
        await using Stage stage = await Stage.BeginAsync();
        stage.Answer = member => member == "StartDiscovery" ? Reply.Refuse("org.bluez.Error.Failed", "no") : null;
        await using IAsyncEnumerator<Advertisement> seen = stage.Transport.ScanAsync(ScanFilter.Everything, Token).GetAsyncEnumerator(Token);
        await Assert.ThrowsAsync<BluetoothFaultException>(() => seen.MoveNextAsync().AsTask().Soon());
        Assert.Equal(0, stage.Stops);
    }

    [Fact]
    public async Task A_scan_begins_a_search_of_its_own_beside_one_that_the_adapter_has_ended()
    {
        await using Stage stage = await Stage.BeginAsync();
        IAsyncEnumerator<Advertisement> old = await stage.ScanAsync();
        stage.Tree.SetPowered(false);
        stage.Tree.SetPowered(true);
        IAsyncEnumerator<Advertisement>? fresh = null;
        while (fresh is null)
        {
            fresh = await stage.TryScanAsync();
        }

        Assert.True(stage.Tree.IsDiscovering);

        // The old one unwinds only now, and takes nothing from the new one.
        await FaultAsync(old);
        await old.DisposeAsync();
        Assert.Equal(0, stage.Stops);
        Assert.True(stage.Tree.IsDiscovering);
        await fresh.DisposeAsync();
        Assert.Equal(1, stage.Stops);
    }

    private static Task<BluetoothFaultException> FaultAsync(IAsyncEnumerator<Advertisement> seen) => Assert.ThrowsAsync<BluetoothFaultException>(async () =>
    {
        while (await seen.MoveNextAsync().AsTask().Soon())
        {
        }
    });

    /// <summary>One sensor in range, and a count of how often the search is switched off.</summary>
    private sealed class Stage(BlueZFixture fixture) : IAsyncDisposable
    {
        private int _stops;

        public int Stops => Volatile.Read(ref _stops);

        public BlueZTree Tree => fixture.Tree;

        public BlueZTransport Transport => fixture.Transport;

        public Func<string, Reply?> Answer { get; set; } = _ => null;

        public static async Task<Stage> BeginAsync(BlueZOptions? options = null)
        {
            Stage stage = new(await BlueZFixture.StartAsync(options: options));
            stage.Tree.Add(new VirtualSensor("C0:00:00:00:00:01", Core.Sensors.BodySite.LeftFoot));
            stage.Tree.Intercept = stage.Intercept;
            return stage;
        }

        /// <summary>A scan that has heard the sensor.</summary>
        public async Task<IAsyncEnumerator<Advertisement>> ScanAsync()
        {
            IAsyncEnumerator<Advertisement> seen = fixture.Transport.ScanAsync(ScanFilter.Everything, Token).GetAsyncEnumerator(Token);
            Assert.True(await seen.MoveNextAsync().AsTask().Soon());
            return seen;
        }

        /// <summary>The same, or null while the client has not been told that the adapter is on.</summary>
        public async Task<IAsyncEnumerator<Advertisement>?> TryScanAsync()
        {
            try
            {
                return await ScanAsync();
            }
            catch (BluetoothFaultException)
            {
                return null;
            }
        }

        public ValueTask DisposeAsync() => fixture.DisposeAsync();

        private Reply? Intercept(string path, string member)
        {
            if (member == "StopDiscovery")
            {
                Interlocked.Increment(ref _stops);
            }

            return Answer(member);
        }
    }
}
