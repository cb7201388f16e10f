namespace GaitSense.Export.MotionBids.Channels;

/// <summary>Units of motion channels and what they are in SI units.</summary>
internal static class ChannelUnits
{
    /// <summary>Standard acceleration of gravity, m/s2 (exact by definition, CGPM 1901).</summary>
    public const double StandardGravityMps2 = 9.80665;

    private static readonly Dictionary<string, double> Acceleration = new()
    {
        ["m/s2"] = 1,
        ["m/s/s"] = 1,
        ["m*s-2"] = 1,
        ["g"] = StandardGravityMps2,
        ["mg"] = StandardGravityMps2 * 1e-3,
    };

    private static readonly Dictionary<string, double> AngularRate = new()
    {
        ["rad/s"] = 1,
        ["rad*s-1"] = 1,
        ["deg/s"] = Math.PI / 180,
        ["deg*s-1"] = Math.PI / 180,
        ["\u00B0/s"] = Math.PI / 180,
        ["dps"] = Math.PI / 180,
    };

    // Micro sign and Greek mu both stand for the prefix.
    private static readonly Dictionary<string, double> MagneticField = new()
    {
        ["ut"] = 1,
        ["\u00B5t"] = 1,
        ["\u03BCt"] = 1,
        ["nt"] = 1e-3,
        ["mt"] = 1e3,
        ["t"] = 1e6,
    };

    private static readonly Dictionary<string, double> Latency = new() { ["s"] = 1, ["ms"] = 1e-3, ["us"] = 1e-6 };

    /// <summary>Factor to m/s2, rad/s, uT or s; null for a unit that is not known for this kind.</summary>
    public static double? FactorOf(ChannelKind kind, string unit)
    {
        string key = unit
            .ToLowerInvariant()
            .Replace("^", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace('\u00B2', '2');
        return Table(kind).TryGetValue(key, out double factor) ? factor : null;
    }

    /// <summary>The spellings that are known, for an error text.</summary>
    public static string Known(ChannelKind kind) => kind switch
    {
        ChannelKind.Acceleration => "m/s^2, g or mg",
        ChannelKind.AngularRate => "rad/s, deg/s or dps",
        ChannelKind.MagneticField => "uT",
        _ => "s or ms",
    };

    private static Dictionary<string, double> Table(ChannelKind kind) => kind switch
    {
        ChannelKind.Acceleration => Acceleration,
        ChannelKind.AngularRate => AngularRate,
        ChannelKind.MagneticField => MagneticField,
        _ => Latency,
    };
}
