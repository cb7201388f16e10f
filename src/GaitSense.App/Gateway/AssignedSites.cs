using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Bluetooth.Sensors;
using GaitSense.Devices.Gateway.Frames;

namespace GaitSense.App.Gateway;

/// <summary>Where sensors of browsers and gateways were worn, in a file of its own below the store's folder. A browser gives a
/// sensor another identity after the page was loaded anew: then the name decides, when all sensors of that name were worn at
/// one place.</summary>
/// <param name="folder">Folder of the store.</param>
public sealed class AssignedSites(string folder)
{
    private const string Place = "browser";
    private const int MostOfOneName = 8;

    private readonly Lock _gate = new();
    private readonly string _folder = Path.Combine(folder, Place);

    /// <summary>Where a sensor was worn; unassigned when that is not known.</summary>
    public BodySite Of(GatewaySensor sensor)
    {
        lock (_gate)
        {
            try
            {
                KnownSensors known = KnownSensors.In(_folder);
                if (known.Find(sensor.Id, serial: "") is { } same)
                {
                    return same.Site;
                }

                BodySite[] ofName = [.. known.All.Where(k => k.Name == sensor.Name && k.Name.Length > 0).Select(k => k.Site).Distinct()];
                return ofName is [var only] ? only : BodySite.Unassigned;
            }
            catch (Exception e) when (e is InputFaultException or IOException)
            {
                return BodySite.Unassigned;
            }
        }
    }

    /// <summary>Remembers where a sensor is worn.</summary>
    /// <exception cref="InputFaultException">The file cannot be understood.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Remember(GatewaySensor sensor, BodySite site)
    {
        lock (_gate)
        {
            KnownSensors known = KnownSensors.In(_folder);

            // Identities that a browser has made up anew every time do not pile up: the name alone is as good.
            bool isOneOfMany = known.All.Count(k => k.Name == sensor.Name) >= MostOfOneName && known.Find(sensor.Id, serial: "") is null;
            string id = isOneOfMany ? known.All.First(k => k.Name == sensor.Name).Id : sensor.Id;
            known.Remember(new KnownSensor(id, "", sensor.Name, site));
        }
    }
}
