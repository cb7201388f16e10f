namespace GaitSense.Bluetooth.Peripherals;

/// <summary>The synchronisation of a virtual DOT: takes the one message that is right, at the right time, and refuses everything else.</summary>
/// <param name="time">Time as it passes.</param>
internal sealed class VirtualDot(TimeProvider time)
{
    private static readonly TimeSpan Needed = TimeSpan.FromSeconds(8);

    private long? _begun;

    /// <summary>True when it never finds the root, as one that is too far away.</summary>
    public bool IsFar { get; init; }

    /// <summary>Messages that it took.</summary>
    public List<string> Taken { get; } = [];

    /// <summary>Messages that it refused.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>How often it was asked whether it is on the common clock.</summary>
    public int Asked { get; private set; }

    /// <summary>True while it puts itself on the common clock: it does nothing else.</summary>
    public bool IsBusy => _begun is { } begun && time.GetElapsedTime(begun) < Needed;

    /// <summary>Takes a message, or refuses it.</summary>
    public bool Take(ReadOnlySpan<byte> message)
    {
        byte sum = 0;
        foreach (byte b in message)
        {
            sum += b;
        }

        bool isRight = message.Length == 10 && message[..3].SequenceEqual<byte>([2, 7, 1]) && sum == 0 && !IsBusy;
        (isRight ? Taken : Refused).Add(Convert.ToHexString(message));
        _begun = isRight ? time.GetTimestamp() : _begun;
        return isRight;
    }

    /// <summary>Tells whether it is on the common clock.</summary>
    public byte[] Answer()
    {
        Asked++;
        bool isOn = _begun is not null && !IsBusy && !IsFar;
        return isOn ? [2, 2, 3, 0, 0xF9] : [2, 2, 3, 1, 0xF8];
    }
}
