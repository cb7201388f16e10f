namespace GaitSense.Devices.Bluetooth;

/// <summary>Which advertisements a scan hands over: those that meet everything that is set.</summary>
public sealed record ScanFilter
{
    /// <summary>Hands over everything.</summary>
    public static ScanFilter Everything { get; } = new();

    /// <summary>The service that must be advertised; all 128 bits are compared.</summary>
    /// <value>any</value>
    public Guid? Service { get; init; }

    /// <summary>How the name must begin; case counts.</summary>
    /// <value>any</value>
    public string NamePrefix { get; init; } = "";

    /// <summary>Weakest signal that is handed over, dBm. A higher number leaves out what is farther away; a device that
    /// tells no signal is left out as well.</summary>
    /// <value>any</value>
    public int? MinRssiDbm { get; init; }

    /// <summary>True when the advertisement meets the filter.</summary>
    public bool Takes(Advertisement seen) =>
        (Service is not { } service || seen.Services.Contains(service))
        && seen.Name.StartsWith(NamePrefix, StringComparison.Ordinal)
        && (MinRssiDbm is not { } weakest || seen.RssiDbm >= weakest);
}
