using System.Text;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Protocol;
using GaitSense.Protocol.Sensors;

namespace GaitSense.App.Gateway;

/// <summary>One sensor that the service's own radio heard.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Name">Its name; empty when it told none.</param>
/// <param name="Kind">What it is: maker and product; empty when unknown.</param>
/// <param name="Profile">Identity of its kind; empty when unknown.</param>
/// <param name="RssiDbm">Signal, dBm; null when not told.</param>
/// <param name="Site">Where it is worn, as it says itself or as is remembered.</param>
/// <param name="BatteryRatio">Charge; null when it was not asked or does not tell.</param>
/// <param name="Firmware">Firmware revision; empty when it was not asked or does not tell.</param>
/// <param name="Fault">What kept it from being asked; null when nothing did.</param>
public sealed record NearSensor(
    string Id,
    string Name,
    string Kind,
    string Profile,
    double? RssiDbm,
    BodySite Site,
    double? BatteryRatio,
    string Firmware,
    InputFault? Fault);

/// <summary>Listens with the service's own radio for sensors of known kinds, and asks them how they are.</summary>
/// <param name="open">Opens the radio; on first use.</param>
/// <param name="folder">Folder of the store, in which sensors are remembered.</param>
/// <param name="time">The clock.</param>
public sealed class RadioWatch(Func<IBluetoothTransport> open, string folder, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long one search listens.</summary>
    public static TimeSpan ScanTime { get; } = TimeSpan.FromSeconds(6);

    /// <summary>How long one sensor is waited for.</summary>
    private static readonly TimeSpan AskTime = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _gate = new();
    private IBluetoothTransport? _radio;

    /// <summary>What was heard last; null before the first search.</summary>
    public IReadOnlyList<NearSensor>? Last { get; private set; }

    /// <summary>Listens, then asks each sensor that was heard.</summary>
    /// <param name="areFree">Tells whether no session and no other radio has the sensors: only then they are asked. Looked at before each
    /// sensor, since a session may have begun meanwhile.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BluetoothFaultException">There is no radio that can be used.</exception>
    public async Task<IReadOnlyList<NearSensor>> ScanAsync(Func<bool> areFree, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            IBluetoothTransport radio = Radio();
            await radio.CheckAsync(cancellationToken);
            List<NearSensor> near = [];
            foreach (NearSensor heard in await HearAsync(radio, cancellationToken))
            {
                near.Add(areFree() ? await AskAsync(radio, heard, cancellationToken) : heard);
            }

            Last = near;
            return near;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says where a sensor is worn: to the sensor when it keeps that, and in what is remembered.</summary>
    /// <param name="id">The sensor's address.</param>
    /// <param name="site">Where it is worn.</param>
    /// <param name="areFree">False while a session or another radio has the sensors: to tell one its place would stop its stream. Looked at
    /// when nothing else uses the radio any more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InputFaultException">The sensors are in use.</exception>
    /// <exception cref="BluetoothFaultException">It cannot be reached, or it refused.</exception>
    /// <exception cref="IOException">It cannot be remembered.</exception>
    public async Task AssignAsync(string id, BodySite site, Func<bool> areFree, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!areFree())
            {
                throw new InputFaultException(new InputFault("sensors are in use, and telling one its place would stop its stream", $"sensor {id}", "End the session first"));
            }

            NearSensor? heard = Last?.FirstOrDefault(s => s.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
            string name = heard?.Name ?? "";
            string serial = "";
            string profile = heard?.Profile ?? "";
            if (heard is null || heard.Profile == GattProfile.ProfileId)
            {
                SensorDetails details = await SiteAssignment.AssignAsync(
                    Radio(), id, site, BluetoothSourceOptions.Default, time, cancellationToken);
                (name, serial, profile) = (details.Name, details.Serial, details.Profile);
            }

            KnownSensors.In(folder).Remember(new KnownSensor(id, serial, name, site) { Profile = profile });
            Last = Last?.Select(s => s.Id == id ? s with { Site = site } : s).ToList();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_radio is not null)
        {
            await _radio.DisposeAsync();
        }

        _turn.Dispose();
    }

    private IBluetoothTransport Radio()
    {
        lock (_gate)
        {
            return _radio ??= open();
        }
    }

    private async Task<IReadOnlyList<NearSensor>> HearAsync(IBluetoothTransport radio, CancellationToken cancellationToken)
    {
        Dictionary<string, NearSensor> heard = new(StringComparer.OrdinalIgnoreCase);
        KnownSensors known = KnownSensors.In(folder);
        using CancellationTokenSource limit = new(ScanTime, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await foreach (Advertisement seen in radio.ScanAsync(new ScanFilter(), either.Token))
        {
            if (SensorProfiles.Current.Match(seen.Name, seen.Services) is { } kind)
            {
                heard[seen.Id] = new NearSensor(
                    seen.Id,
                    seen.Name,
                    $"{kind.Maker} {kind.Product}",
                    kind.Id,
                    seen.RssiDbm,
                    known.Find(seen.Id, serial: "")?.Site ?? BodySite.Unassigned,
                    null,
                    "",
                    null);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return [.. heard.Values.OrderByDescending(s => s.RssiDbm ?? double.MinValue).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    private async Task<NearSensor> AskAsync(IBluetoothTransport radio, NearSensor sensor, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = new(AskTime, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using IBluetoothLink link = await radio.ConnectAsync(sensor.Id, either.Token);
            BodySite site = sensor.Site;
            if (link.Has(GattProfile.Service, GattProfile.SensorIdentity)
                && SensorIdentity.Decode(await link.ReadAsync(GattProfile.Service, GattProfile.SensorIdentity, either.Token), out SensorIdentity identity) == DecodeOutcome.Ok
                && identity.Site != BodySite.Unassigned)
            {
                site = identity.Site;
            }

            string firmware = link.Has(GattProfile.DeviceInformationService, GattProfile.FirmwareRevision)
                ? Encoding.UTF8.GetString(await link.ReadAsync(GattProfile.DeviceInformationService, GattProfile.FirmwareRevision, either.Token)).TrimEnd('\0')
                : "";
            return sensor with { Site = site, BatteryRatio = await link.ReadBatteryAsync(either.Token), Firmware = firmware };
        }
        catch (BluetoothFaultException e)
        {
            return sensor with { Fault = e.Fault };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return sensor with { Fault = new InputFault("it was heard, but did not answer in time", $"sensor {sensor.Id}", "Bring it closer and search again") };
        }
    }
}
