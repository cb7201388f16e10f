using System.Text;
using GaitSense.Devices.Bluetooth;
using GaitSense.Protocol;
using static GaitSense.Devices.Certification.CertificationChecks;

namespace GaitSense.Devices.Certification.Stages;

/// <summary>Advertising, services, characteristics, and what the sensor says of itself.</summary>
internal static class ServiceStage
{
    private static readonly (CertificationCheck Check, Guid Service, Guid Value, GattProperties Properties)[] Offered =
    [
        (ImuStream, GattProfile.Service, GattProfile.ImuStream, GattProperties.Notify),
        (ControlPoint, GattProfile.Service, GattProfile.ControlPoint, GattProperties.Write | GattProperties.Indicate),
        (IdentityValue, GattProfile.Service, GattProfile.SensorIdentity, GattProperties.Read),
        (ClockValue, GattProfile.Service, GattProfile.Clock, GattProperties.WriteWithoutResponse | GattProperties.Notify),
        (BatteryLevel, GattProfile.BatteryService, GattProfile.BatteryLevel, GattProperties.Read | GattProperties.Notify),
        (ManufacturerName, GattProfile.DeviceInformationService, GattProfile.ManufacturerName, GattProperties.Read),
        (ModelNumber, GattProfile.DeviceInformationService, GattProfile.ModelNumber, GattProperties.Read),
        (SerialNumber, GattProfile.DeviceInformationService, GattProfile.SerialNumber, GattProperties.Read),
        (FirmwareRevision, GattProfile.DeviceInformationService, GattProfile.FirmwareRevision, GattProperties.Read),
        (HardwareRevision, GattProfile.DeviceInformationService, GattProfile.HardwareRevision, GattProperties.Read),
    ];

    /// <summary>Listens for the sensor before it is linked to, since a linked one need not advertise.</summary>
    public static async Task ListenAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        run.Tell($"listening for {run.SensorId}");
        using CancellationTokenSource limit = new(run.Options.SearchTime, run.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        bool isHeard = false;
        try
        {
            await foreach (Advertisement seen in run.Transport.ScanAsync(ScanFilter.Everything, either.Token))
            {
                if (!seen.Id.Equals(run.SensorId, StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                isHeard = true;
                if (seen.Services.Contains(GattProfile.Service))
                {
                    run.Findings.Judge(Advertising, true, $"heard as \"{seen.Name}\"");
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time was up before the search had begun.
        }

        cancellationToken.ThrowIfCancellationRequested();
        run.Findings.Judge(Advertising, false, isHeard ? "it was heard, without the service" : "it was not heard");
    }

    /// <summary>Looks at everything that can be seen without asking.</summary>
    public static async Task<DeviceTexts> RunAsync(CertificationRun run, CancellationToken cancellationToken)
    {
        run.Tell("reading what it says of itself");
        double? battery = await run.Link.ReadBatteryAsync(cancellationToken);
        foreach ((CertificationCheck check, Guid service, Guid value, GattProperties properties) in Offered)
        {
            Judge(run, check, service, value, properties, battery);
        }

        DeviceTexts texts = new(
            await TextAsync(run.Link, GattProfile.ManufacturerName, cancellationToken),
            await TextAsync(run.Link, GattProfile.ModelNumber, cancellationToken),
            await TextAsync(run.Link, GattProfile.SerialNumber, cancellationToken),
            await TextAsync(run.Link, GattProfile.FirmwareRevision, cancellationToken));
        bool isTold = texts is { Manufacturer.Length: > 0, Model.Length: > 0, Serial.Length: > 0, Firmware.Length: > 0 };
        run.Findings.Judge(Texts, isTold, $"\"{texts.Manufacturer}\", \"{texts.Model}\", \"{texts.Serial}\", \"{texts.Firmware}\"");
        run.Findings.Judge(Battery, battery is >= 0 and <= 1, battery is { } ratio ? FormattableString.Invariant($"{ratio * 100:0} %") : "not told");
        return texts;
    }

    private static void Judge(CertificationRun run, CertificationCheck check, Guid service, Guid value, GattProperties wanted, double? battery)
    {
        if (!run.Link.Has(service, value))
        {
            if (check == HardwareRevision)
            {
                run.Findings.Skip(check, "there is none, as is allowed");
            }
            else if (check == BatteryLevel && battery is not null)
            {
                run.Findings.Skip(check, "the system keeps the service to itself and tells the charge");
            }
            else
            {
                run.Findings.Judge(check, false, "it has no such characteristic");
            }

            return;
        }

        if (run.Link.PropertiesOf(service, value) is not { } offered)
        {
            run.Findings.Skip(check, "the system does not tell properties");
            return;
        }

        run.Findings.Judge(check, (offered & wanted) == wanted, offered.ToString());
    }

    private static async Task<string> TextAsync(IBluetoothLink link, Guid characteristic, CancellationToken cancellationToken) =>
        link.Has(GattProfile.DeviceInformationService, characteristic)
            ? Encoding.UTF8.GetString(await link.ReadAsync(GattProfile.DeviceInformationService, characteristic, cancellationToken)).TrimEnd('\0')
            : "";
}

/// <summary>The device information, empty where it is not told.</summary>
internal sealed record DeviceTexts(string Manufacturer, string Model, string Serial, string Firmware)
{
    public static DeviceTexts None { get; } = new("", "", "", "");
}
