using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using GaitSense.Core.Recordings;
using GaitSense.Export.Text;

namespace GaitSense.Export.Mat;

/// <summary>Writes a MAT-file, version 5, which MATLAB, Octave and scipy open.</summary>
public static class MatFile
{
    private const int HeaderText = 116;
    private const int TypeCompressed = 15;

    /// <summary>Writes one variable.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">Name of the variable.</param>
    /// <param name="value">Its value.</param>
    /// <param name="compresses">True to compress it, which takes longer.</param>
    /// <exception cref="InputFaultException">It is larger than the format can say (2 GiB).</exception>
    public static void Write(string path, string name, MatValue value, bool compresses)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length(name) > int.MaxValue)
        {
            throw new InputFaultException(new InputFault(
                "a version 5 MAT-file cannot hold more than 2 GiB", path, "Export this session as Parquet, or in parts."));
        }

        WholeFile.Bytes(path, stream =>
        {
            WriteHeader(stream);
            if (compresses)
            {
                WriteCompressed(stream, name, value);
            }
            else
            {
                using BufferedStream buffer = new(stream, 1 << 16);
                value.Write(buffer, name);
            }
        });
    }

    private static void WriteHeader(Stream stream)
    {
        byte[] header = new byte[128];
        header.AsSpan(0, HeaderText).Fill((byte)' ');
        Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, Platform: GaitSense", header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(124), 0x0100);
        header[126] = (byte)'I';
        header[127] = (byte)'M';
        stream.Write(header);
    }

    // The length of the compressed bytes stands before them and is filled in afterwards.
    private static void WriteCompressed(Stream stream, string name, MatValue value)
    {
        Span<byte> tag = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(tag, TypeCompressed);
        long start = stream.Position;
        stream.Write(tag);
        using (ZLibStream packed = new(stream, CompressionLevel.Fastest, leaveOpen: true))
        using (BufferedStream buffer = new(packed, 1 << 16))
        {
            value.Write(buffer, name);
        }

        long end = stream.Position;
        BinaryPrimitives.WriteInt32LittleEndian(tag[4..], checked((int)(end - start - tag.Length)));
        stream.Position = start;
        stream.Write(tag);
        stream.Position = end;
    }
}
