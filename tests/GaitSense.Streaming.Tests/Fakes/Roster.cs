using GaitSense.Core.Sensors;

namespace GaitSense.Streaming.Tests.Fakes;

internal static class Roster
{
    public static SensorDescriptor Sensor(
        BodySite site = BodySite.LeftFoot,
        ClockKind clock = ClockKind.FreeRunning,
        string id = "AA:01") => new()
        {
            Id = id,
            Site = site,
            NominalRateHz = 100,
            Clock = clock,
        };

    public static IReadOnlyList<SensorDescriptor> Feet(ClockKind clock = ClockKind.FreeRunning) =>
        [Sensor(BodySite.LeftFoot, clock, "AA:01"), Sensor(BodySite.RightFoot, clock, "AA:02")];
}
