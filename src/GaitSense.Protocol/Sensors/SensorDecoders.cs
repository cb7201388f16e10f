using GaitSense.Protocol.Sensors.Fields;

namespace GaitSense.Protocol.Sensors;

/// <summary>The decoders by the names that profiles give.</summary>
public static class SensorDecoders
{
    /// <summary>Our own profile; read by <see cref="ImuPacketCodec"/> and not by a decoder of this kind.</summary>
    public const string Own = "gaitsense";

    /// <summary>Reads by the field table of the profile.</summary>
    public const string Generic = "generic";

    private static readonly Dictionary<string, Func<SensorProfile, double, ISensorDecoder>> Makers = new()
    {
        ["movella-dot"] = (p, rateHz) => new Movella.DotDecoder(p, rateHz),
        ["movesense-gsp"] = (p, rateHz) => new Movesense.MovesenseDecoder(p, rateHz),
        ["metamotion"] = (p, _) => new MbientLab.MetaMotionDecoder(p),
        ["witmotion"] = (_, _) => new WitMotion.WitMotionDecoder(),
        ["polar-pmd"] = (p, rateHz) => new Polar.PolarDecoder(p, rateHz),
        ["arduino-nano"] = (p, _) => new Arduino.NanoDecoder(p),
        ["nordic-thingy"] = (_, _) => new Nordic.ThingyDecoder(),
        [Generic] = (p, _) => new FieldDecoder(p),
    };

    /// <summary>Their names.</summary>
    public static IReadOnlyCollection<string> Names { get; } = [Own, .. Makers.Keys];

    /// <summary>A decoder for one sensor; null for our own profile.</summary>
    /// <param name="profile">Its profile.</param>
    /// <param name="rateHz">Sampling rate that it was set to, Hz.</param>
    public static ISensorDecoder? Create(SensorProfile profile, double rateHz) =>
        Makers.TryGetValue(profile.Decoder, out var make) ? make(profile, rateHz) : null;
}
