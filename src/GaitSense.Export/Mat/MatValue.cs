using System.Buffers.Binary;

namespace GaitSense.Export.Mat;

/// <summary>A MATLAB value that knows how many bytes it takes before it is written, so that it can be streamed.</summary>
/// <remarks>Level 5 MAT-file format, little endian: an array is a tag, flags, dimensions, a name and its content, each padded
/// to eight bytes.</remarks>
/// <seealso href="https://www.mathworks.com/help/pdf_doc/matlab/matfile_format.pdf">MAT-File Format</seealso>
public abstract class MatValue
{
    private protected const int TagLength = 8;
    private const int TypeInt8 = 1;
    private const int TypeInt32 = 5;
    private const int TypeUInt32 = 6;
    private const int TypeMatrix = 14;

    /// <summary>Rows and columns.</summary>
    public abstract (int Rows, int Columns) Size { get; }

    /// <summary>Bytes of the whole element with its tag.</summary>
    internal long Length(string name) => TagLength + BodyLength(name);

    private protected abstract byte ArrayClass { get; }

    private protected abstract long ContentLength { get; }

    private protected abstract void WriteContent(Stream stream);

    /// <summary>Writes the element.</summary>
    internal void Write(Stream stream, string name)
    {
        byte[] label = System.Text.Encoding.ASCII.GetBytes(name);
        Tag(stream, TypeMatrix, checked((int)BodyLength(name)));
        Tag(stream, TypeUInt32, 8);
        Int32(stream, ArrayClass);
        Int32(stream, 0);
        Tag(stream, TypeInt32, 8);
        Int32(stream, Size.Rows);
        Int32(stream, Size.Columns);
        Tag(stream, TypeInt8, label.Length);
        stream.Write(label);
        Pad(stream, label.Length);
        WriteContent(stream);
    }

    private protected static long Padded(long length) => (length + 7) / 8 * 8;

    private protected static void Tag(Stream stream, int type, int length)
    {
        Int32(stream, type);
        Int32(stream, length);
    }

    private protected static void Int32(Stream stream, int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private protected static void Pad(Stream stream, long length)
    {
        for (long i = length; i < Padded(length); i++)
        {
            stream.WriteByte(0);
        }
    }

    private long BodyLength(string name) => (TagLength + 8) + (TagLength + 8) + TagLength + Padded(name.Length) + ContentLength;
}
