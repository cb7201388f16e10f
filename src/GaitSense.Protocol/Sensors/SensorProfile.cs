using GaitSense.Core.Sensors;
using GaitSense.Protocol.Sensors.Fields;

namespace GaitSense.Protocol.Sensors;

/// <summary>A kind of sensor: how it is known, switched on and read, and what it can give. It is written down in a JSON file
/// of <c>seeds/sensors</c> (schema beside it), so that a browser works from the same text.</summary>
public sealed record SensorProfile
{
    /// <summary>Identity, as <see cref="SensorDescriptor.Profile"/> names it.</summary>
    public required string Id { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Maker { get; init; }

    /// <summary>What it is called.</summary>
    public required string Product { get; init; }

    /// <summary>Which class reads it; see <see cref="SensorDecoders"/>.</summary>
    public required string Decoder { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <summary>How its advertised name begins; case counts.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Services by which its advertisement is known.</summary>
    public IReadOnlyList<Guid> Advertises { get; init; } = [];

    /// <summary>Characteristics that are received. Where there is more than one, a stored packet begins with one byte, the
    /// place in this list; where there is one, a stored packet is the notification unchanged.</summary>
    public required IReadOnlyList<SensorCharacteristic> Streams { get; init; }

    /// <summary>A characteristic that answers commands and is not kept; null when there is none.</summary>
    public GattAddress? Answers { get; init; }

    /// <summary>Rates that are offered, the preferred one first.</summary>
    public required IReadOnlyList<SensorMode> Modes { get; init; }

    /// <summary>Written to end the stream.</summary>
    public IReadOnlyList<GattCommand> Stop { get; init; } = [];

    /// <summary>How it stamps.</summary>
    public required SensorClock Clock { get; init; }

    /// <summary>What it can and cannot give.</summary>
    public required SensorCapability Capability { get; init; }

    /// <summary>What a person should know before relying on it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Where values stand in a notification; only for the generic decoder.</summary>
    public FieldTable? Fields { get; init; }

    /// <summary>The JSON text that this was read from.</summary>
    public string Json { get; init; } = "";

    /// <summary>True when a stored packet begins with the number of its characteristic.</summary>
    public bool IsTagged => Streams.Count > 1;

    /// <summary>The mode whose rate is nearest to what is wanted; of two equally near the higher one.</summary>
    public SensorMode ModeFor(double rateHz) =>
        Modes.OrderBy(m => Math.Abs(m.RateHz - rateHz)).ThenByDescending(m => m.RateHz).First();

    /// <summary>True when an advertisement is one of this kind.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="services">Its services.</param>
    public bool IsOf(string name, IReadOnlyList<Guid> services) =>
        Advertises.Any(services.Contains) || Names.Any(n => name.StartsWith(n, StringComparison.Ordinal));
}
