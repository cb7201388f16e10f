using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;
using GaitSense.Devices.Gateway.Receiving;

namespace GaitSense.App.Gateway;

/// <summary>What the page and the API show of the sensors that browsers and gateways bring, and where they are worn.</summary>
public sealed class SensorBoard(GatewayHub hub, AssignedSites sites)
{
    /// <summary>Spread of the acceleration from which on a sensor counts as shaken, m/s^2. Walking feet reach some 15, but nobody
    /// assigns while walking; a sensor that is put down stays below 1.</summary>
    private const double ShakenMps2 = 4;

    /// <summary>How much more than every other sensor it must be moved.</summary>
    private const double Outstanding = 2.5;

    /// <summary>True while a browser or gateway is linked to a sensor. A link that the service's own radio made and ended again
    /// would end that one too, where both are on one machine.</summary>
    public bool HasLinked => hub.Sensors.Any(s => s.IsLinked);

    /// <summary>The sensors, the connected ones first, by place.</summary>
    public IReadOnlyList<BoardSensor> Sensors()
    {
        long nowNs = hub.NowNs;
        BoardSensor[] sensors = [.. hub.Sensors.Select(s => BoardSensor.Of(s, nowNs))];
        string? shaken = ShakenOf(sensors);
        return [.. sensors
            .Select(s => s with { IsShaken = s.Id == shaken })
            .OrderByDescending(s => s.IsReached)
            .ThenBy(s => s.Site == BodySite.Unassigned)
            .ThenBy(s => s.Site)
            .ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>Says where a sensor is worn, and remembers it for the next time.</summary>
    /// <returns>False when there is no such sensor.</returns>
    /// <exception cref="InputFaultException">What is remembered cannot be read.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public bool Assign(string id, BodySite site)
    {
        if (!hub.Assign(id, site))
        {
            return false;
        }

        HeardSensor sensor = hub.Sensors.First(s => s.Sensor.Id == id);
        sites.Remember(sensor.Sensor, site);
        return true;
    }

    // The one that is moved much, and much more than every other.
    private static string? ShakenOf(IEnumerable<BoardSensor> sensors)
    {
        BoardSensor[] moved = [.. sensors.Where(s => s.IsLinked && s.MotionMps2 is not null).OrderByDescending(s => s.MotionMps2).Take(2)];
        return moved is [{ MotionMps2: >= ShakenMps2 } most, ..] && (moved.Length < 2 || most.MotionMps2 >= Outstanding * moved[1].MotionMps2)
            ? most.Id
            : null;
    }
}

/// <summary>One sensor that a browser or a gateway brings.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Name">Its name.</param>
/// <param name="Gateway">Name of what brings it.</param>
/// <param name="Profile">How its packets are read.</param>
/// <param name="Site">Where it is worn.</param>
/// <param name="Firmware">Firmware revision; empty when not told.</param>
/// <param name="IsReached">True while its gateway is connected.</param>
/// <param name="IsLinked">True while its gateway is connected and linked to it.</param>
/// <param name="Packets">Packets received.</param>
/// <param name="Samples">Samples in them; null when the profile is not read here.</param>
/// <param name="Lost">Samples missing; null likewise.</param>
/// <param name="RateHz">Samples per second; null when not known.</param>
/// <param name="LossRatio">Share of samples lost; null when not known.</param>
/// <param name="MotionMps2">Spread of the acceleration over the last second, m/s^2; null when not known.</param>
/// <param name="BatteryRatio">Charge; null when not told.</param>
/// <param name="RssiDbm">Signal; null when not told.</param>
/// <param name="IsShaken">True when it is shaken and no other is.</param>
public sealed record BoardSensor(
    string Id,
    string Name,
    string Gateway,
    string Profile,
    BodySite Site,
    string Firmware,
    bool IsReached,
    bool IsLinked,
    long Packets,
    long? Samples,
    long? Lost,
    double? RateHz,
    double? LossRatio,
    double? MotionMps2,
    double? BatteryRatio,
    double? RssiDbm,
    bool IsShaken)
{
    /// <summary>How it fares now.</summary>
    public static BoardSensor Of(HeardSensor sensor, long nowNs)
    {
        SensorReading reading = sensor.Read(nowNs);
        return new BoardSensor(
            sensor.Sensor.Id,
            sensor.Sensor.Name,
            sensor.Gateway,
            sensor.Sensor.Profile,
            sensor.Site,
            sensor.Sensor.Firmware,
            sensor.IsReached,
            sensor.IsLinked,
            reading.Packets,
            reading.Samples,
            reading.Lost,
            reading.RateHz,
            reading.LossRatio,
            reading.MotionMps2,
            reading.BatteryRatio,
            reading.RssiDbm,
            IsShaken: false);
    }
}
