namespace GaitSense.Devices.Bluetooth.BlueZ.Bus;

/// <summary>The other side answered with an error, or the bus made one up for it (no such name, no reply, denied).</summary>
internal sealed class BusErrorException(string name, string text) : Exception($"{name}: {text}")
{
    public string Name { get; } = name;

    public string Text { get; } = text;
}

/// <summary>A message that does not hold what it should.</summary>
internal sealed class MalformedMessageException(string what) : Exception(what);

/// <summary>The connection to the bus is closed or could not be opened.</summary>
internal sealed class BusClosedException(int errno, string what) : Exception(what)
{
    public int Errno { get; } = errno;
}
