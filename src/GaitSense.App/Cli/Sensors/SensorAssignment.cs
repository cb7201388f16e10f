using GaitSense.App.Wording;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth;
using GaitSense.Devices.Bluetooth.Sensors;

namespace GaitSense.App.Cli.Sensors;

/// <summary>Tells a sensor where it is worn.</summary>
internal sealed class SensorAssignment(IBluetoothTransport radio, Terminal terminal, TimeProvider time)
{
    /// <summary>Tells it and remembers it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string id, BodySite site, string folder, CancellationToken cancellationToken)
    {
        KnownSensors known = KnownSensors.In(Path.GetFullPath(folder));
        SensorDetails details = await SiteAssignment.AssignAsync(radio, id, site, BluetoothSourceOptions.Default, time, cancellationToken);
        known.Remember(new KnownSensor(details.Id, details.Serial, details.Name, site) { Profile = details.Profile });
        terminal.Out.Write($"{details.Id} is worn here from now on: {SiteWords.Of(site)}\n");
        return ExitCodes.Done;
    }
}
