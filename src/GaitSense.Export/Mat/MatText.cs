using System.Text;

namespace GaitSense.Export.Mat;

/// <summary>A row of characters.</summary>
/// <param name="text">The text.</param>
public sealed class MatText(string text) : MatValue
{
    private const int TypeUInt16 = 4;

    /// <inheritdoc/>
    public override (int Rows, int Columns) Size => (text.Length == 0 ? 0 : 1, text.Length);

    private protected override byte ArrayClass => 4;

    private protected override long ContentLength => TagLength + Padded(2L * text.Length);

    private protected override void WriteContent(Stream stream)
    {
        byte[] bytes = Encoding.Unicode.GetBytes(text);
        Tag(stream, TypeUInt16, bytes.Length);
        stream.Write(bytes);
        Pad(stream, bytes.Length);
    }
}
