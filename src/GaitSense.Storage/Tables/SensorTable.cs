using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Sensors;
using Microsoft.Data.Sqlite;

namespace GaitSense.Storage.Tables;

/// <summary>A session's roster as rows.</summary>
internal static class SensorTable
{
    private const string Insert =
        "INSERT INTO sensors VALUES ($session, $sensor, $id, $site, $rate, $name, $profile, $clock, $placement, $axes, $w, $x, $y, $z)";

    private const string Select =
        "SELECT id, site, nominal_rate_hz, name, profile, clock, placement, axes, mounting_w, mounting_x, mounting_y, mounting_z "
        + "FROM sensors WHERE session = $session ORDER BY sensor";

    public static void Put(SqliteConnection connection, long session, int index, SensorDescriptor sensor)
    {
        Quat mounting = sensor.Mounting.Quaternion;
        connection.Run(
            Insert,
            ("$session", session),
            ("$sensor", index),
            ("$id", sensor.Id),
            ("$site", Words<BodySite>.Of(sensor.Site)),
            ("$rate", ((double?)sensor.NominalRateHz).Finite()),
            ("$name", sensor.Name),
            ("$profile", sensor.Profile),
            ("$clock", Words<ClockKind>.Of(sensor.Clock)),
            ("$placement", sensor.Placement),
            ("$axes", Words<AxesKnowledge>.Of(sensor.Axes)),
            ("$w", mounting.W),
            ("$x", mounting.X),
            ("$y", mounting.Y),
            ("$z", mounting.Z));
    }

    /// <summary>The sensors in the order of their indices.</summary>
    public static List<SensorDescriptor> Read(SqliteConnection connection, long session) =>
        connection.Rows(Select, SensorOf, ("$session", session));

    /// <summary>How many there are.</summary>
    public static int Count(SqliteConnection connection, long session) =>
        (int)connection.Scalar("SELECT count(*) FROM sensors WHERE session = $session", ("$session", session));

    private static SensorDescriptor SensorOf(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Site = row.Word<BodySite>(1),
        NominalRateHz = row.Number(2) ?? double.NaN,
        Name = row.GetString(3),
        Profile = row.GetString(4),
        Clock = row.Word<ClockKind>(5),
        Placement = row.GetString(6),
        Axes = row.Word<AxesKnowledge>(7),
        Mounting = new Rotation<SensorFrame, NominalFrame>(
            new Quat(row.GetDouble(8), row.GetDouble(9), row.GetDouble(10), row.GetDouble(11))),
    };
}
