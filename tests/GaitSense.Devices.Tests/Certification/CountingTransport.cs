using GaitSense.Core.Recordings;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Tests.Certification;

/// <summary>Counts packets of the stream that were handed over, so that a test can wait for what it sent.</summary>
internal sealed class CountingTransport(IBluetoothTransport inner) : IBluetoothTransport
{
    private readonly Lock _gate = new();
    private long _came;
    private (long Count, TaskCompletionSource Met)? _waiting;

    public Task CheckAsync(CancellationToken cancellationToken) => inner.CheckAsync(cancellationToken);

    public IAsyncEnumerable<Advertisement> ScanAsync(ScanFilter filter, CancellationToken cancellationToken) => inner.ScanAsync(filter, cancellationToken);

    public async Task<IBluetoothLink> ConnectAsync(string deviceId, CancellationToken cancellationToken) =>
        new Link(this, await inner.ConnectAsync(deviceId, cancellationToken));

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    public Task UntilAsync(long count)
    {
        lock (_gate)
        {
            TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_came >= count)
            {
                return Task.CompletedTask;
            }

            _waiting = (count, met);
            return met.Task;
        }
    }

    private void Came()
    {
        lock (_gate)
        {
            _came++;
            if (_waiting is { } w && _came >= w.Count)
            {
                w.Met.TrySetResult();
                _waiting = null;
            }
        }
    }

    private sealed class Link(CountingTransport owner, IBluetoothLink inner) : IBluetoothLink
    {
        public string DeviceId => inner.DeviceId;

        public string Name => inner.Name;

        public Task<InputFault> Lost => inner.Lost;

        public int? Mtu => inner.Mtu;

        public int? RssiDbm => inner.RssiDbm;

        public Task<double?> ReadBatteryAsync(CancellationToken cancellationToken) => inner.ReadBatteryAsync(cancellationToken);

        public bool Has(Guid service, Guid characteristic) => inner.Has(service, characteristic);

        public GattProperties? PropertiesOf(Guid service, Guid characteristic) => inner.PropertiesOf(service, characteristic);

        public Task<byte[]> ReadAsync(Guid service, Guid characteristic, CancellationToken cancellationToken) =>
            inner.ReadAsync(service, characteristic, cancellationToken);

        public Task WriteAsync(Guid service, Guid characteristic, ReadOnlyMemory<byte> value, WriteKind kind, CancellationToken cancellationToken) =>
            inner.WriteAsync(service, characteristic, value, kind, cancellationToken);

        public Task<IAsyncDisposable> SubscribeAsync(Guid service, Guid characteristic, NotificationHandler handler, CancellationToken cancellationToken) =>
            inner.SubscribeAsync(service, characteristic, (value, arrival) =>
            {
                handler(value, arrival);
                if (characteristic == GattProfile.ImuStream)
                {
                    owner.Came();
                }
            }, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
