using System.Runtime.InteropServices;
using System.Text;

namespace GaitSense.Devices.Bluetooth.BlueZ.Bus;

/// <summary>Makes something of a message.</summary>
internal delegate T MessageParser<out T>(MessageReader message);

/// <summary>Reads one message from front to back; valid during the callback that hands it over.</summary>
/// <exception cref="MalformedMessageException">From every method: the message holds something else.</exception>
internal readonly unsafe struct MessageReader(nint message)
{
    public ReadOnlySpan<byte> Path => Span(SdBus.GetPath(message));

    public ReadOnlySpan<byte> Interface => Span(SdBus.GetInterface(message));

    public ReadOnlySpan<byte> Member => Span(SdBus.GetMember(message));

    public nint Handle => message;

    public string PathText => Encoding.UTF8.GetString(Path);

    /// <summary>The error that it reports; null when it is none.</summary>
    public BusErrorException? Error()
    {
        SdBus.BusError* error = SdBus.GetError(message);
        return error == null || error->Name == null ? null : new BusErrorException(Text(error->Name), Text(error->Message));
    }

    /// <summary>A string, an object path ('o') or a signature ('g'), as bytes of the message.</summary>
    public ReadOnlySpan<byte> ReadUtf8(char type = 's')
    {
        byte* text;
        Demand(SdBus.ReadBasic(message, (byte)type, &text), type);
        return Span(text);
    }

    public string ReadString(char type = 's') => Encoding.UTF8.GetString(ReadUtf8(type));

    /// <summary>A string; false behind the last one of a list.</summary>
    public bool TryReadString(char type, out string value)
    {
        byte* text;
        int read = SdBus.ReadBasic(message, (byte)type, &text);
        value = read > 0 ? Text(text) : "";
        return read < 0 ? throw Wrong(type) : read > 0;
    }

    public bool ReadBool()
    {
        int value;
        Demand(SdBus.ReadBasic(message, (byte)'b', &value), 'b');
        return value != 0;
    }

    public T ReadNumber<T>(char type)
        where T : unmanaged
    {
        T value;
        Demand(SdBus.ReadBasic(message, (byte)type, &value), type);
        return value;
    }

    /// <summary>A file descriptor that the message owns; whoever keeps it duplicates it.</summary>
    public int ReadFileDescriptor() => ReadNumber<int>('h');

    public ReadOnlySpan<byte> ReadBytes()
    {
        Demand(SdBus.ReadArray(message, (byte)'y', out void* values, out nuint bytes), 'a');
        return new ReadOnlySpan<byte>(values, (int)bytes);
    }

    /// <summary>Enters an array ('a'), an entry ('e'), a variant ('v') or a structure ('r'); false behind the last one.</summary>
    public bool TryEnter(char type, ReadOnlySpan<byte> contents)
    {
        fixed (byte* text = contents)
        {
            int entered = SdBus.EnterContainer(message, (byte)type, text);
            return entered < 0 ? throw Wrong(type) : entered > 0;
        }
    }

    public void Enter(char type, ReadOnlySpan<byte> contents)
    {
        if (!TryEnter(type, contents))
        {
            throw Wrong(type);
        }
    }

    public void Exit() => Demand(SdBus.ExitContainer(message) < 0 ? -1 : 1, 'a');

    /// <summary>Back to the front.</summary>
    public void Rewind() => Demand(SdBus.Rewind(message, 1) < 0 ? -1 : 1, '?');

    /// <summary>Passes over whatever comes next.</summary>
    public void Skip() => Demand(SdBus.Skip(message, null) < 0 ? -1 : 1, '?');

    /// <summary>The type inside the variant that comes next, for example "ay".</summary>
    public string PeekVariant()
    {
        Demand(SdBus.PeekType(message, out byte type, out byte* contents), 'v');
        return type == (byte)'v' ? Text(contents) : throw Wrong('v');
    }

    private static ReadOnlySpan<byte> Span(byte* text) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text);

    private static string Text(byte* text) => Encoding.UTF8.GetString(Span(text));

    private static void Demand(int result, char type)
    {
        if (result <= 0)
        {
            throw Wrong(type);
        }
    }

    private static MalformedMessageException Wrong(char type) => new($"the message holds no '{type}' where one should be");
}
