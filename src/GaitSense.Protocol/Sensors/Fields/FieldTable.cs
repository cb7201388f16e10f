namespace GaitSense.Protocol.Sensors.Fields;

/// <summary>What three numbers in a row are.</summary>
public enum FieldQuantity
{
    /// <summary>Specific force, m/s2 after scaling.</summary>
    Acceleration,

    /// <summary>Angular rate, rad/s after scaling.</summary>
    AngularRate,

    /// <summary>Magnetic field, uT after scaling.</summary>
    MagneticField,
}

/// <summary>Three numbers x, y, z.</summary>
/// <param name="Quantity">What they are.</param>
/// <param name="Stream">Place of the characteristic.</param>
/// <param name="Offset">Where x stands in a sample.</param>
/// <param name="Type">How each is written.</param>
/// <param name="Step">Bytes from x to y and from y to z.</param>
/// <param name="Scale">Factor to the quantity's SI unit.</param>
public sealed record TriadField(FieldQuantity Quantity, int Stream, int Offset, FieldType Type, int Step, double Scale);

/// <summary>The stamp, or the running number, of a notification.</summary>
/// <param name="Stream">Place of the characteristic.</param>
/// <param name="Offset">Where it stands in a notification.</param>
/// <param name="Type">How it is written.</param>
public sealed record StampField(int Stream, int Offset, FieldType Type);

/// <summary>Where the values of a notification stand.</summary>
/// <param name="Triads">The values.</param>
/// <param name="Stamp">The stamp; null without one.</param>
/// <param name="FirstSample">Bytes before the first sample.</param>
/// <param name="SampleLength">Bytes from sample to sample; 0 when a notification holds one.</param>
public sealed record FieldTable(IReadOnlyList<TriadField> Triads, StampField? Stamp, int FirstSample, int SampleLength)
{
    /// <summary>What is wrong with it for a profile; null when nothing is.</summary>
    public string? Complaint(SensorProfile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        bool hasBoth = Triads.Any(t => t.Quantity == FieldQuantity.Acceleration) && Triads.Any(t => t.Quantity == FieldQuantity.AngularRate);
        bool isInside = Triads.All(t => t.Stream >= 0 && t.Stream < profile.Streams.Count && t.Offset is >= 0 and < 512 && t.Step is >= 0 and < 512);
        bool isStamped = profile.Clock.Source != SensorClockSource.Arrival;
        return !hasBoth ? "fields need an acceleration and an angular_rate"
            : !isInside ? "a field names a stream that is not listed, or lies beyond 512 bytes"
            : FirstSample is < 0 or >= 512 || SampleLength is < 0 or >= 512 ? "a sample lies beyond 512 bytes"
            : isStamped != Stamp is not null ? "a clock of stamps or of a counter needs the field \"stamp\", and no other has one"
            : isStamped && Triads.Any(t => t.Stream != Stamp!.Stream) ? "stamped values must all be of the stream that holds the stamp"
            : Stamp is { Type: FieldType.F32 or FieldType.F64 or FieldType.F32be } ? "a stamp is a whole number"
            : null;
    }
}
