using System.Text.Json;

namespace GaitSense.Protocol.Sensors.Fields;

/// <summary>Reads the field table of a profile's JSON.</summary>
internal static class FieldTableReader
{
    public static FieldTable Read(JsonElement e) => new(
        [.. e.GetProperty("triads").EnumerateArray().Select(Triad)],
        e.TryGetProperty("stamp", out JsonElement stamp) ? new StampField(Whole(stamp, "stream", 0), Whole(stamp, "offset", 0), Type(stamp)) : null,
        Whole(e, "first_sample", 0),
        Whole(e, "sample_length", 0));

    private static TriadField Triad(JsonElement e)
    {
        FieldType type = Type(e);
        return new TriadField(
            e.GetProperty("quantity").GetString() switch
            {
                "acceleration" => FieldQuantity.Acceleration,
                "angular_rate" => FieldQuantity.AngularRate,
                "magnetic_field" => FieldQuantity.MagneticField,
                var other => throw new FormatException($"there is no quantity \"{other}\""),
            },
            Whole(e, "stream", 0),
            Whole(e, "offset", 0),
            type,
            Whole(e, "step", FieldTypes.LengthOf(type)),
            e.GetProperty("scale").GetDouble());
    }

    private static FieldType Type(JsonElement e) =>
        Enum.TryParse(e.GetProperty("type").GetString(), ignoreCase: true, out FieldType type) && Enum.IsDefined(type)
            ? type
            : throw new FormatException($"there is no type \"{e.GetProperty("type").GetString()}\"");

    private static int Whole(JsonElement e, string name, int without) =>
        e.TryGetProperty(name, out JsonElement value) ? value.GetInt32() : without;
}
