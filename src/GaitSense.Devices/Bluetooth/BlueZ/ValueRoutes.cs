using System.Text;
using GaitSense.Devices.Bluetooth.BlueZ.Bus;

namespace GaitSense.Devices.Bluetooth.BlueZ;

/// <summary>Hands notifications that come as a changed property "Value" to whoever subscribed to the characteristic.</summary>
/// <remarks><b>Cost</b> nothing is allocated per notification.</remarks>
internal sealed class ValueRoutes(TimeProvider time)
{
    private const int LongestPath = 255;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, NotificationHandler> _handlers = new(StringComparer.Ordinal);

    public void Add(string path, NotificationHandler handler)
    {
        lock (_gate)
        {
            _handlers[path] = handler;
        }
    }

    public void Remove(string path)
    {
        lock (_gate)
        {
            _handlers.Remove(path);
        }
    }

    /// <summary>Takes the message when it is a notification; the others are left at their beginning.</summary>
    public bool TryDeliver(MessageReader message)
    {
        long arrival = time.GetTimestamp();
        if (Find(message.Path) is not { } handler)
        {
            return false;
        }

        bool isValue = message.ReadUtf8().SequenceEqual("org.bluez.GattCharacteristic1"u8) && TryEnterValue(message);
        if (isValue)
        {
            handler(message.ReadBytes(), arrival);
        }
        else
        {
            message.Rewind();
        }

        return isValue;
    }

    private static bool TryEnterValue(MessageReader message)
    {
        message.Enter('a', "{sv}\0"u8);
        return message.TryEnter('e', "sv\0"u8)
            && message.ReadUtf8().SequenceEqual("Value"u8)
            && message.TryEnter('v', "ay\0"u8);
    }

    private NotificationHandler? Find(ReadOnlySpan<byte> path)
    {
        if (path.Length > LongestPath)
        {
            return null;
        }

        Span<char> text = stackalloc char[LongestPath];
        int length = Encoding.UTF8.GetChars(path, text);
        lock (_gate)
        {
            return _handlers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out NotificationHandler? handler)
                ? handler
                : null;
        }
    }
}
