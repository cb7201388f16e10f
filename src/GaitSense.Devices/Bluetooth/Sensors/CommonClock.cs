using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Protocol.Sensors.Movella;

namespace GaitSense.Devices.Bluetooth.Sensors;

/// <summary>Puts Movella DOT sensors on one clock, when a person wears more than one.</summary>
/// <remarks><b>How</b> (1) the message with the address of the first of them is written to each; (2) the sensors leave their links, and
/// what does not leave is unlinked; (3) after <see cref="BluetoothSourceOptions.SharedClockTime"/> they are linked to again;
/// (4) each is asked whether it is on the clock. Only when all of them are do they count as such; otherwise each keeps a clock of its own
/// and a notice says so. <b>Needs</b> the sensors within 50 cm of each other. <b>Source</b> <see cref="DotSynchronization"/>.</remarks>
internal sealed class CommonClock(IBluetoothTransport transport, BluetoothSourceOptions options, TimeProvider time)
{
    private const int LinkTries = 4;

    private readonly List<InputFault> _notices = [];

    /// <summary>What did not work.</summary>
    public IReadOnlyList<InputFault> Notices => _notices;

    /// <summary>Name of the clock that the sensors share; empty when they share none.</summary>
    public string Name { get; private set; } = "";

    /// <summary>True when that sensor can be put on a common clock.</summary>
    public static bool Takes(ISensorConnection connection) =>
        connection.Profile.Capability.HasHardwareSync
        && connection.Link.Has(DotSynchronization.Control.Service, DotSynchronization.Control.Characteristic);

    /// <summary>Puts the sensors that can be on one clock, when there are two of them or more.</summary>
    /// <returns>The sensors in their order, with the links that they have now. A sensor that did not come back keeps its lost one.</returns>
    public async Task<IReadOnlyList<(ISensorConnection Connection, BodySite Site)>> ShareAsync(
        IReadOnlyList<(ISensorConnection Connection, BodySite Site)> found, CancellationToken cancellationToken)
    {
        (ISensorConnection Connection, BodySite Site)[] now = [.. found];
        int[] able = [.. Enumerable.Range(0, now.Length).Where(i => Takes(now[i].Connection))];
        if (!options.SharesClocks || able.Length < 2)
        {
            return now;
        }

        // 1.
        string root = now[able[0]].Connection.Details.Id;
        await TellAsync([.. able.Select(i => now[i].Connection)], root, cancellationToken);

        // 2. and 3.
        await Task.Delay(options.SharedClockTime, time, cancellationToken);
        bool areAll = _notices.Count == 0;
        foreach (int i in able)
        {
            ISensorConnection left = now[i].Connection;
            await left.DisposeAsync();
            ISensorConnection? back = await ReturnAsync(left, cancellationToken);
            now[i] = (back ?? left, now[i].Site);

            // 4.
            areAll &= back is not null && await IsOnClockAsync(back, cancellationToken);
        }

        Name = areAll ? $"dot-{root}" : "";
        return now;
    }

    private async Task TellAsync(IReadOnlyList<ISensorConnection> sensors, string root, CancellationToken cancellationToken)
    {
        try
        {
            byte[] message = DotSynchronization.Start(root);
            foreach (ISensorConnection sensor in sensors)
            {
                await sensor.Link.WriteAsync(
                    DotSynchronization.Control.Service, DotSynchronization.Control.Characteristic, message, WriteKind.WithResponse, cancellationToken);
            }
        }
        catch (Exception e) when (e is BluetoothFaultException or FormatException)
        {
            _notices.Add(Fault(root, $"the sensors could not be put on one clock: {(e as BluetoothFaultException)?.Fault.What ?? e.Message}"));
        }
    }

    private async Task<ISensorConnection?> ReturnAsync(ISensorConnection left, CancellationToken cancellationToken)
    {
        Backoff backoff = new(options.FirstRetry, options.LongestRetry);
        for (int i = 1; ; i++)
        {
            try
            {
                return await SensorConnections.OpenAsync(transport, left.Details.Id, left.Profile, options, time, cancellationToken);
            }
            catch (BluetoothFaultException) when (i < LinkTries)
            {
                await Task.Delay(backoff.Next(), time, cancellationToken);
            }
            catch (BluetoothFaultException e)
            {
                _notices.Add(e.Fault);
                return null;
            }
        }
    }

    private async Task<bool> IsOnClockAsync(ISensorConnection connection, CancellationToken cancellationToken)
    {
        string why;
        try
        {
            byte[] answer = await connection.Link.ReadAsync(
                DotSynchronization.Answer.Service, DotSynchronization.Answer.Characteristic, cancellationToken);
            if (DotSynchronization.Acknowledgement(answer) == true)
            {
                return true;
            }

            why = $"it answers {Convert.ToHexString(answer)}";
        }
        catch (BluetoothFaultException e)
        {
            why = e.Fault.What;
        }

        _notices.Add(Fault(connection.Details.Id, $"it is not on the common clock ({why}); each sensor's clock is followed by itself"));
        return false;
    }

    private static InputFault Fault(string id, string what) => new(what, $"sensor {id}", "Keep the sensors within 50 cm of each other for ten seconds at the start");
}
