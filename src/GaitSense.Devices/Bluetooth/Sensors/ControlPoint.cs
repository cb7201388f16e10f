using GaitSense.Core.Recordings;
using GaitSense.Protocol;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Requests to a sensor, one at a time, each with its answer.</summary>
internal sealed class ControlPoint : IAsyncDisposable
{
    private const int BusyTries = 20;
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(100);

    private readonly IBluetoothLink _link;
    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IAsyncDisposable? _subscription;
    private TaskCompletionSource<ControlResponse>? _answer;
    private ControlOpcode _asked;

    private ControlPoint(IBluetoothLink link, TimeProvider time, TimeSpan timeout)
    {
        _link = link;
        _time = time;
        _timeout = timeout;
    }

    /// <summary>Enables the sensor's answers.</summary>
    public static async Task<ControlPoint> OpenAsync(
        IBluetoothLink link, TimeProvider time, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ControlPoint control = new(link, time, timeout);
        control._subscription = await link.SubscribeAsync(
            GattProfile.Service, GattProfile.ControlPoint, control.OnAnswer, cancellationToken);
        return control;
    }

    /// <summary>Sends a request and waits for its answer; a busy sensor is asked again.</summary>
    /// <returns>What the sensor is set to afterwards.</returns>
    /// <exception cref="BluetoothFaultException">The sensor refused, did not answer or was lost.</exception>
    public async Task<SensorConfiguration> SendAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (int i = 0; ; i++)
            {
                ControlResponse response = await AskAsync(request, cancellationToken);
                if (response.IsDone)
                {
                    return response.Configuration;
                }

                if (response.Status != ControlStatus.Busy || i == BusyTries)
                {
                    throw Refused(request.Opcode, response.Status);
                }

                await Task.Delay(BusyPause, _time, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_subscription is not null)
        {
            await _subscription.DisposeAsync();
        }

        _turn.Dispose();
    }

    private async Task<ControlResponse> AskAsync(ControlRequest request, CancellationToken cancellationToken)
    {
        TaskCompletionSource<ControlResponse> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked = request.Opcode;
        Volatile.Write(ref _answer, answer);
        byte[] bytes = new byte[request.Length];
        request.Encode(bytes);
        await _link.WriteAsync(GattProfile.Service, GattProfile.ControlPoint, bytes, WriteKind.WithResponse, cancellationToken);
        try
        {
            Task first = await Task.WhenAny(answer.Task, _link.Lost).WaitAsync(_timeout, _time, cancellationToken);
            return first == answer.Task ? await answer.Task : throw new BluetoothFaultException(BluetoothFaultKind.LinkLost, await _link.Lost);
        }
        catch (TimeoutException)
        {
            throw Fault(BluetoothFaultKind.TimedOut, $"it did not answer to {request.Opcode}", "Switch it off and on again");
        }
    }

    private void OnAnswer(ReadOnlySpan<byte> value, long arrival)
    {
        if (ControlResponse.Decode(value, out ControlResponse response) == DecodeOutcome.Ok && response.Opcode == _asked)
        {
            Volatile.Read(ref _answer)?.TrySetResult(response);
        }
    }

    private BluetoothFaultException Refused(ControlOpcode opcode, ControlStatus status) => status switch
    {
        ControlStatus.MtuTooSmall => Fault(
            BluetoothFaultKind.Refused, "the link's packets are too short for one sample", "Use an adapter and a daemon that exchange the MTU (Bluetooth 4.2 or later)"),
        ControlStatus.SensorFault => Fault(BluetoothFaultKind.Refused, "its inertial element does not answer", "Have the sensor repaired"),
        _ => Fault(BluetoothFaultKind.Refused, $"it refused {opcode}: {status}", "Switch it off and on again, and check its firmware"),
    };

    private BluetoothFaultException Fault(BluetoothFaultKind kind, string what, string advice) =>
        new(kind, new InputFault(what, $"sensor {_link.DeviceId}", advice));
}
