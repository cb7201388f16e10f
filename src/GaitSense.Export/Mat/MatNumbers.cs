using System.Buffers.Binary;

namespace GaitSense.Export.Mat;

/// <summary>A matrix of doubles, column after column, each read when it is written.</summary>
/// <param name="rows">Rows.</param>
/// <param name="columns">The columns; each gives as many numbers as there are rows.</param>
public sealed class MatNumbers(long rows, params IReadOnlyList<IEnumerable<double>> columns) : MatValue
{
    private const int TypeDouble = 9;

    /// <inheritdoc/>
    public override (int Rows, int Columns) Size => (checked((int)rows), columns.Count);

    private protected override byte ArrayClass => 6;

    private protected override long ContentLength => TagLength + (8 * rows * columns.Count);

    /// <summary>One number.</summary>
    public static MatNumbers Of(double value) => new(1, [[value]]);

    private protected override void WriteContent(Stream stream)
    {
        Tag(stream, TypeDouble, checked((int)(8 * rows * columns.Count)));
        Span<byte> bytes = stackalloc byte[8];
        foreach (IEnumerable<double> column in columns)
        {
            foreach (double value in column)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                stream.Write(bytes);
            }
        }
    }
}
