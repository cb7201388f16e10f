using System.Globalization;
using GaitSense.Core.Samples;
using GaitSense.Core.Sensors;
using GaitSense.Core.Sessions;
using GaitSense.Core.Steps;
using GaitSense.Core.Time;

namespace GaitSense.Storage.Recorder;

/// <summary>What the recorder writes, as a rule: whoever reads the store afterwards knows every byte that must be there.</summary>
internal static class Script
{
    public const int Sensors = 3;
    private const long RoundNs = 40_000_000;

    public static SessionHeader Header(string id) => new()
    {
        Id = new SessionId(id),
        StartedAt = new DateTimeOffset(2026, 1, 31, 17, 45, 2, TimeSpan.Zero),
        Person = "p01",
        Exercise = "reverse-walking",
        Source = "script",
        Version = "0.1.0",
        Sensors = [.. Enumerable.Range(1, Sensors).Select(site => new SensorDescriptor
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"imu-{site}"),
            Site = (BodySite)site,
            NominalRateHz = 100,
        })],
    };

    /// <summary>The packet with that running number.</summary>
    public static RawPacket Packet(int number)
    {
        byte[] payload = new byte[20 + (number * 37 % 220)];
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] = (byte)((number * 31) + (i * 7));
        }

        int sensor = number % Sensors;
        return new RawPacket(sensor, new HostTime((number / Sensors * RoundNs) + (sensor * 1_000_000)), payload);
    }

    /// <summary>The step after the packet with that running number.</summary>
    public static Step Step(int number) => new()
    {
        Side = number % 2 == 0 ? Side.Left : Side.Right,
        InitialContact = new SessionTime(number * RoundNs),
        Direction = WalkingDirection.Backward,
        StrideLengthM = 0.001 * number,
    };

    /// <summary>The event after the packet with that running number.</summary>
    public static GaitEvent Event(int number) =>
        new(GaitEventKind.InitialContact, new SessionTime(number * RoundNs), TimeSpan.Zero, Side.Left);
}
