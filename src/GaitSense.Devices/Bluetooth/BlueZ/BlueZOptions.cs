namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>How the daemon is reached and how long it is waited for.</summary>
public sealed record BlueZOptions
{
    /// <summary>Address of the message bus, such as <c>unix:path=/run/dbus/system_bus_socket</c>; null for the system bus, which
    /// the environment variable DBUS_SYSTEM_BUS_ADDRESS redirects.</summary>
    /// <value>the system bus</value>
    public string? BusAddress { get; init; }

    /// <summary>Name of the adapter, such as <c>hci1</c>; null for the first one.</summary>
    /// <value>the first one</value>
    public string? Adapter { get; init; }

    /// <summary>Longest wait for reading, writing and switching.</summary>
    /// <value>10 s</value>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for a link with all its services. Shorter gives a distant sensor up sooner.</summary>
    /// <value>30 s</value>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest search for a device that the daemon does not know, before a link.</summary>
    /// <value>15 s</value>
    public TimeSpan SearchTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>True to take notifications through a socket of their own where the daemon offers one: less work per packet. False
    /// where the bus passes no descriptors, as through a bridge.</summary>
    /// <value>true</value>
    public bool UsesSockets { get; init; } = true;
}
