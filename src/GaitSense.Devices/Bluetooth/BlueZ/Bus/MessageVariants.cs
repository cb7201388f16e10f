using System.Text;

namespace GaitSense.Devices.Bluetooth.BlueZ.Bus;

/// <summary>Variants and dictionaries of them as values: what a property holds.</summary>
internal static class MessageVariants
{
    /// <summary>Reads a dictionary from names to variants (a{sv}).</summary>
    public static Dictionary<string, object?> ReadProperties(this MessageReader message)
    {
        Dictionary<string, object?> properties = [];
        message.Enter('a', "{sv}\0"u8);
        while (message.TryEnter('e', "sv\0"u8))
        {
            string name = message.ReadString();
            properties[name] = message.ReadVariant();
            message.Exit();
        }

        message.Exit();
        return properties;
    }

    /// <summary>Reads a list of strings or object paths.</summary>
    public static string[] ReadStrings(this MessageReader message, char type = 's')
    {
        List<string> strings = [];
        message.Enter('a', type == 's' ? "s\0"u8 : "o\0"u8);
        while (NextString(message, type) is { } text)
        {
            strings.Add(text);
        }

        message.Exit();
        return [.. strings];
    }

    /// <summary>Reads a variant; null when its type is none that is used here.</summary>
    public static object? ReadVariant(this MessageReader message)
    {
        string type = message.PeekVariant();
        message.Enter('v', Encoding.UTF8.GetBytes(type + '\0'));
        object? value = type switch
        {
            "b" => message.ReadBool(),
            "y" => message.ReadNumber<byte>('y'),
            "n" => message.ReadNumber<short>('n'),
            "q" => message.ReadNumber<ushort>('q'),
            "i" => message.ReadNumber<int>('i'),
            "u" => message.ReadNumber<uint>('u'),
            "s" => message.ReadString(),
            "o" => message.ReadString('o'),
            "as" => message.ReadStrings(),
            "ay" => message.ReadBytes().ToArray(),
            _ => Unread(message),
        };
        message.Exit();
        return value;
    }

    private static string? NextString(MessageReader message, char type) =>
        message.TryReadString(type, out string text) ? text : null;

    private static object? Unread(MessageReader message)
    {
        message.Skip();
        return null;
    }
}
