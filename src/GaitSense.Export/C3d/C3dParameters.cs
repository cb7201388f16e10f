using System.Buffers.Binary;
using System.Text;

namespace GaitSense.Export.C3d;

/// <summary>Composes the parameter section of a C3D file: groups with parameters of words, whole numbers and real numbers.</summary>
/// <remarks>Record layout: length of the name, number of the group (negative for the group itself), name, offset to the next
/// record, then for a parameter its type, dimensions and data, and the length of a description. Little endian.</remarks>
/// <seealso href="https://www.c3d.org/HTML/default.htm">The C3D file format user guide</seealso>
internal sealed class C3dParameters
{
    /// <summary>A dimension is one byte.</summary>
    public const int LargestDimension = 255;

    private const int BlockLength = 512;
    private const int LargestBlocks = 255;
    private readonly List<byte[]> _records = [];
    private readonly Dictionary<string, sbyte> _groups = [];

    /// <summary>Bytes that records may still take.</summary>
    public int Left => (LargestBlocks * BlockLength) - 4 - 2 - _records.Sum(r => r.Length);

    /// <summary>Blocks of 512 bytes.</summary>
    public int Blocks => (4 + 2 + _records.Sum(r => r.Length) + BlockLength - 1) / BlockLength;

    /// <summary>Real numbers.</summary>
    public void Real(string group, string name, string description, byte[] dimensions, params float[] values) =>
        Add(group, name, description, 4, dimensions, values.SelectMany(v => Bytes(BitConverter.SingleToInt32Bits(v))));

    /// <summary>Whole numbers of 16 bits; larger than 32767 as the same bits unsigned.</summary>
    public void Whole(string group, string name, string description, byte[] dimensions, params int[] values) =>
        Add(group, name, description, 2, dimensions, values.SelectMany(v => new[] { (byte)v, (byte)(v >> 8) }));

    /// <summary>One text.</summary>
    public void Text(string group, string name, string description, string text)
    {
        byte[] bytes = Ascii(text, Math.Clamp(text.Length, 1, LargestDimension));
        Add(group, name, description, -1, [(byte)bytes.Length], bytes);
    }

    /// <summary>A list of texts, padded with spaces to the longest.</summary>
    public void Texts(string group, string name, string description, IReadOnlyList<string> texts)
    {
        int width = texts.Count == 0 ? 0 : Math.Min(LargestDimension, Math.Max(1, texts.Max(t => t.Length)));
        Add(group, name, description, -1, [(byte)width, (byte)texts.Count], texts.SelectMany(t => Ascii(t, width)));
    }

    /// <summary>Writes the section, filled up to whole blocks.</summary>
    public void Write(Stream stream)
    {
        const byte Intel = 84;
        byte[] section = new byte[Blocks * BlockLength];
        section[0] = 1;
        section[1] = 80;
        section[2] = (byte)Blocks;
        section[3] = Intel;
        int at = 4;
        foreach (byte[] record in _records)
        {
            record.CopyTo(section, at);
            at += record.Length;
        }

        stream.Write(section);
    }

    private static byte[] Ascii(string text, int width)
    {
        byte[] bytes = new byte[width];
        bytes.AsSpan().Fill((byte)' ');
        Encoding.ASCII.GetBytes(text.Length > width ? text[..width] : text, bytes);
        return bytes;
    }

    private static byte[] Bytes(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private void Add(string group, string name, string description, sbyte type, byte[] dimensions, IEnumerable<byte> data)
    {
        List<byte> body = [(byte)type, (byte)dimensions.Length, .. dimensions, .. data];
        AddRecord(name, GroupOf(group), body, description);
    }

    private sbyte GroupOf(string group)
    {
        if (!_groups.TryGetValue(group, out sbyte number))
        {
            number = _groups[group] = (sbyte)(_groups.Count + 1);
            AddRecord(group, (sbyte)-number, [], "");
        }

        return number;
    }

    private void AddRecord(string name, sbyte group, List<byte> body, string description)
    {
        byte[] text = Encoding.ASCII.GetBytes(description.Length > LargestDimension ? description[..LargestDimension] : description);
        int next = 2 + body.Count + 1 + text.Length;
        _records.Add([(byte)name.Length, (byte)group, .. Encoding.ASCII.GetBytes(name), (byte)next, (byte)(next >> 8), .. body, (byte)text.Length, .. text]);
    }
}
