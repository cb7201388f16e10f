using System.Text;

namespace GaitSense.Devices.Bluetooth.BlueZ.Bus;

/// <summary>Writes one message from front to back. A value that does not fit the message is a bug.</summary>
internal readonly unsafe struct MessageWriter(nint message)
{
    public MessageWriter String(string value, char type = 's')
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(value + '\0'))
        {
            Demand(SdBus.AppendBasic(message, (byte)type, text));
        }

        return this;
    }

    public MessageWriter Bool(bool value)
    {
        int number = value ? 1 : 0;
        Demand(SdBus.AppendBasic(message, (byte)'b', &number));
        return this;
    }

    public MessageWriter Number<T>(char type, T value)
        where T : unmanaged
    {
        Demand(SdBus.AppendBasic(message, (byte)type, &value));
        return this;
    }

    public MessageWriter Bytes(ReadOnlySpan<byte> value)
    {
        fixed (byte* bytes = value)
        {
            Demand(SdBus.AppendArray(message, (byte)'y', bytes, (nuint)value.Length));
        }

        return this;
    }

    public MessageWriter Open(char type, string contents)
    {
        Demand(SdBus.OpenContainer(message, (byte)type, contents));
        return this;
    }

    public MessageWriter Close()
    {
        Demand(SdBus.CloseContainer(message));
        return this;
    }

    /// <summary>A dictionary from names to variants (a{sv}).</summary>
    public MessageWriter Properties(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        Open('a', "{sv}");
        foreach ((string name, object? value) in properties)
        {
            Open('e', "sv").String(name).Variant(value).Close();
        }

        return Close();
    }

    /// <summary>A list of strings or object paths.</summary>
    public MessageWriter Strings(IEnumerable<string> values, char type = 's')
    {
        Open('a', type.ToString());
        foreach (string value in values)
        {
            String(value, type);
        }

        return Close();
    }

    /// <summary>A variant of the value's own type.</summary>
    public MessageWriter Variant(object? value) => value switch
    {
        bool flag => Open('v', "b").Bool(flag).Close(),
        byte number => Open('v', "y").Number('y', number).Close(),
        short number => Open('v', "n").Number('n', number).Close(),
        ushort number => Open('v', "q").Number('q', number).Close(),
        uint number => Open('v', "u").Number('u', number).Close(),
        string text => Open('v', "s").String(text).Close(),
        ObjectPath path => Open('v', "o").String(path.Value, 'o').Close(),
        string[] texts => Open('v', "as").Strings(texts).Close(),
        byte[] bytes => Open('v', "ay").Bytes(bytes).Close(),
        _ => throw new ArgumentException($"no variant is made of {value?.GetType().Name ?? "null"}", nameof(value)),
    };

    private static void Demand(int result)
    {
        if (result < 0)
        {
            throw new InvalidOperationException($"the message takes no such value here (errno {-result})");
        }
    }
}

/// <summary>A string that is an object path on the bus.</summary>
internal readonly record struct ObjectPath(string Value);
