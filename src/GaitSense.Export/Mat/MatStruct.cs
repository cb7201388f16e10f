using System.Text;

namespace GaitSense.Export.Mat;

/// <summary>A structure of one by one: fields in order, each with a value.</summary>
public sealed class MatStruct : MatValue
{
    /// <summary>Longest name of a field, as MATLAB allows.</summary>
    public const int LongestName = 63;

    private const int NameLength = LongestName + 1;
    private const int TypeInt8 = 1;
    private const int TypeInt32 = 5;
    private readonly List<(string Name, MatValue Value)> _fields = [];

    /// <inheritdoc/>
    public override (int Rows, int Columns) Size => (1, 1);

    private protected override byte ArrayClass => 2;

    // The length of a name is a small element: its four bytes stand in the tag.
    private protected override long ContentLength =>
        TagLength + TagLength + Padded((long)NameLength * _fields.Count) + _fields.Sum(f => f.Value.Length(""));

    /// <summary>Adds a field.</summary>
    /// <exception cref="ArgumentException">The name is not one of MATLAB's, or taken.</exception>
    public MatStruct With(string name, MatValue value)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool isGood = name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (!isGood || _fields.Exists(f => f.Name == name))
        {
            throw new ArgumentException($"'{name}' cannot be the name of a field, or is taken", nameof(name));
        }

        _fields.Add((name, value));
        return this;
    }

    private protected override void WriteContent(Stream stream)
    {
        Int32(stream, (4 << 16) | TypeInt32);
        Int32(stream, NameLength);
        Tag(stream, TypeInt8, NameLength * _fields.Count);
        foreach ((string name, _) in _fields)
        {
            byte[] bytes = new byte[NameLength];
            Encoding.ASCII.GetBytes(name, bytes);
            stream.Write(bytes);
        }

        Pad(stream, (long)NameLength * _fields.Count);
        foreach ((_, MatValue value) in _fields)
        {
            value.Write(stream, "");
        }
    }
}
