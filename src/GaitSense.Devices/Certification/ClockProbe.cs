using System.Buffers.Binary;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;

namespace GaitSense.Devices.Certification;

/// <summary>Where the device clock stood at a time of the host.</summary>
/// <param name="HostS">Seconds since the run began.</param>
/// <param name="Ticks">Ticks of the device, modulo 2^32.</param>
/// <param name="UncertaintyS">How far off it may be, s.</param>
/// <param name="TurnaroundS">From taking the request to handing the answer over, by the device, s.</param>
internal readonly record struct ClockReading(double HostS, uint Ticks, double UncertaintyS, double TurnaroundS)
{
    /// <summary>Seconds of the device since another reading, less than 18 h away.</summary>
    public double DeviceSecondsSince(ClockReading before) => unchecked((int)(Ticks - before.Ticks)) / (double)GattProfile.TicksPerSecond;
}

/// <summary>Reads the device clock as section 3 of the profile says.</summary>
internal sealed class ClockProbe(CertificationRun run, IBluetoothLink link)
{
    private const int Exchanges = 5;

    private readonly Lock _gate = new();
    private TaskCompletionSource<(byte[] Value, long Arrival)>? _answer;
    private IAsyncDisposable? _subscription;
    private uint _token = 0xC10C_0000;

    /// <summary>What was wrong with answers.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Asks several times and keeps the shortest round trip.</summary>
    /// <returns>Null when no answer was right; <see cref="Faults"/> then says why.</returns>
    /// <exception cref="BluetoothFaultException">The link was lost, or there is no such characteristic.</exception>
    public async Task<ClockReading?> ReadAsync(CancellationToken cancellationToken)
    {
        _subscription ??= await link.SubscribeAsync(GattProfile.Service, GattProfile.Clock, OnAnswer, cancellationToken);
        ClockReading? best = null;
        for (int i = 0; i < Exchanges; i++)
        {
            if (await AskAsync(cancellationToken) is not { } reading)
            {
                break;
            }

            best = best is { } b && b.UncertaintyS <= reading.UncertaintyS ? b : reading;
        }

        return best;
    }

    private async Task<ClockReading?> AskAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<(byte[] Value, long Arrival)> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _answer = answer;
        }

        byte[] request = new byte[ClockRequest.Length];
        ClockRequest asked = new(++_token);
        asked.Encode(request);
        long begun = run.Time.GetTimestamp();
        await link.WriteAsync(GattProfile.Service, GattProfile.Clock, request, WriteKind.WithoutResponse, cancellationToken);
        try
        {
            if (await Task.WhenAny(answer.Task, link.Lost).WaitAsync(run.Options.AnswerTimeout, run.Time, cancellationToken) != answer.Task)
            {
                throw new BluetoothFaultException(BluetoothFaultKind.LinkLost, await link.Lost);
            }
        }
        catch (TimeoutException)
        {
            Faults.Add("no answer");
            return null;
        }

        (byte[] value, long arrival) = await answer.Task;
        return Read(value, asked, run.SecondsAt(begun), run.SecondsAt(arrival));
    }

    private ClockReading? Read(byte[] value, ClockRequest asked, double begunS, double arrivedS)
    {
        DecodeOutcome outcome = ClockResponse.Decode(value, out ClockResponse response);
        double turnaroundS = unchecked((int)(response.SentTicks - response.ReceivedTicks)) / (double)GattProfile.TicksPerSecond;
        string? fault =
            outcome != DecodeOutcome.Ok ? $"{outcome}: {Convert.ToHexString(value)}"
            : response.Token != asked.Token ? FormattableString.Invariant($"token {response.Token:X8} instead of {asked.Token:X8}")
            : turnaroundS < 0 ? "sent before it was received"
            : null;
        if (fault is not null)
        {
            Faults.Add(fault);
            return null;
        }

        const double TickS = 1.0 / GattProfile.TicksPerSecond;
        uint middle = unchecked(response.ReceivedTicks + ((response.SentTicks - response.ReceivedTicks) / 2));
        double uncertainty = Math.Max(0, (arrivedS - begunS - turnaroundS) / 2) + (2 * TickS);
        return new ClockReading((begunS + arrivedS) / 2, middle, uncertainty, turnaroundS);
    }

    private void OnAnswer(ReadOnlySpan<byte> value, long arrival)
    {
        // A late answer to a request before is not this one's.
        bool isLate = value.Length >= ClockRequest.Length
            && BinaryPrimitives.ReadUInt32LittleEndian(value[1..]) is var token && token != _token && token - 0xC10C_0001 < _token - 0xC10C_0001;
        lock (_gate)
        {
            if (!isLate)
            {
                _answer?.TrySetResult((value.ToArray(), arrival));
            }
        }
    }
}
