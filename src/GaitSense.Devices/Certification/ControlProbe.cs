using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>Sends requests as they are, right or wrong, and watches every answer.</summary>
internal sealed class ControlProbe(ControlLedger ledger, TimeProvider time, CertificationOptions options)
{
    private const int BusyTries = 20;
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private IBluetoothLink _link = null!;
    private IAsyncDisposable? _subscription;
    private TaskCompletionSource<(byte[] Value, long Arrival)>? _answer;

    /// <summary>Enables indications on a link.</summary>
    public async Task OpenAsync(IBluetoothLink link, CancellationToken cancellationToken)
    {
        _link = link;
        _subscription = await link.SubscribeAsync(GattProfile.Service, GattProfile.ControlPoint, OnAnswer, cancellationToken);
    }

    /// <summary>Disables them, when the link still stands.</summary>
    public async Task CloseAsync()
    {
        if (_subscription is { } subscription)
        {
            _subscription = null;
            await subscription.DisposeAsync();
        }
    }

    /// <summary>Sends a request of the profile.</summary>
    public Task<ControlExchange> AskAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[request.Length];
        request.Encode(bytes);
        return AskAsync(bytes, cancellationToken);
    }

    /// <summary>Sends any bytes; a busy sensor is asked again.</summary>
    /// <exception cref="BluetoothFaultException">The link was lost.</exception>
    public async Task<ControlExchange> AskAsync(byte[] request, CancellationToken cancellationToken)
    {
        for (int i = 0; ; i++)
        {
            ControlExchange exchange = await SendAsync(request, cancellationToken);
            if (!exchange.IsRefusedWith(ControlStatus.Busy) || i == BusyTries)
            {
                ledger.Enter(exchange);
                return exchange;
            }

            await Task.Delay(BusyPause, time, cancellationToken);
        }
    }

    private async Task<ControlExchange> SendAsync(byte[] request, CancellationToken cancellationToken)
    {
        TaskCompletionSource<(byte[] Value, long Arrival)> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _answer = answer;
        }

        long begun = time.GetTimestamp();
        try
        {
            await _link.WriteAsync(GattProfile.Service, GattProfile.ControlPoint, request, WriteKind.WithResponse, cancellationToken);
        }
        catch (BluetoothFaultException rejected) when (rejected.Kind == BluetoothFaultKind.Refused)
        {
            return new ControlExchange(request, null, rejected.Fault.What, 0);
        }

        try
        {
            Task first = await Task.WhenAny(answer.Task, _link.Lost).WaitAsync(options.AnswerTimeout, time, cancellationToken);
            if (first != answer.Task)
            {
                throw new BluetoothFaultException(BluetoothFaultKind.LinkLost, await _link.Lost);
            }

            (byte[] value, long arrival) = await answer.Task;
            return new ControlExchange(request, value, null, time.GetElapsedTime(begun, arrival).TotalSeconds);
        }
        catch (TimeoutException)
        {
            return new ControlExchange(request, null, null, time.GetElapsedTime(begun).TotalSeconds);
        }
    }

    private void OnAnswer(ReadOnlySpan<byte> value, long arrival)
    {
        lock (_gate)
        {
            _answer?.TrySetResult((value.ToArray(), arrival));
        }
    }
}
