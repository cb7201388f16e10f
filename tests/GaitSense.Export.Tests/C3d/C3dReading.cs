using System.Buffers.Binary;
using System.Text;

namespace GaitSense.Export.Tests.C3d;

/// <summary>Reads a C3D file by the published layout, knowing nothing of the writer: follows the offsets from record to record
/// and takes every number from where the header and the parameters say that it is.</summary>
public sealed class C3dReading
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (sbyte Type, byte[] Dimensions, byte[] Data)> _parameters = [];

    public C3dReading(string path)
    {
        _bytes = File.ReadAllBytes(path);
        Assert.Equal(80, _bytes[1]);
        Assert.Equal(0, _bytes.Length % 512);
        ReadParameters((_bytes[0] - 1) * 512);
    }

    public int Word(int number) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(2 * (number - 1)));

    public float RateHz => BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(20));

    public float Scale => BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(12));

    public bool Has(string name) => _parameters.ContainsKey(name);

    public byte[] Dimensions(string name) => _parameters[name].Dimensions;

    public int[] Whole(string name) => [.. _parameters[name].Data.Chunk(2).Select(b => (int)BinaryPrimitives.ReadUInt16LittleEndian(b))];

    public float[] Real(string name) => [.. _parameters[name].Data.Chunk(4).Select(b => BinaryPrimitives.ReadSingleLittleEndian(b))];

    public string[] Texts(string name)
    {
        (sbyte type, byte[] dimensions, byte[] data) = _parameters[name];
        Assert.Equal(-1, type);
        return dimensions[0] == 0 ? [] : [.. data.Chunk(dimensions[0]).Select(b => Encoding.ASCII.GetString(b).TrimEnd(' '))];
    }

    /// <summary>The analog channel of that label, scaled as the format says.</summary>
    public double[] Analog(string label)
    {
        int channel = Array.IndexOf(Texts("ANALOG:LABELS"), label);
        Assert.True(channel >= 0, label);
        Assert.True(Scale < 0, "numbers are reals");
        int channels = Whole("ANALOG:USED")[0];
        int points = Whole("POINT:USED")[0];
        int frames = (int)Real("POINT:LONG_FRAMES")[0];
        int start = (Word(9) - 1) * 512;
        int frameLength = 4 * ((4 * points) + (Word(10) * channels));
        double scale = Real("ANALOG:SCALE")[channel] * Real("ANALOG:GEN_SCALE")[0];
        int offset = Whole("ANALOG:OFFSET")[channel];
        return
        [
            .. Enumerable.Range(0, frames).Select(f =>
                scale * (BinaryPrimitives.ReadSingleLittleEndian(_bytes.AsSpan(start + (f * frameLength) + (16 * points) + (4 * channel))) - offset)),
        ];
    }

    /// <summary>X, Y, Z and the fourth word of the point of that label, frame by frame.</summary>
    public float[][] Point(string label)
    {
        int point = Array.IndexOf(Texts("POINT:LABELS"), label);
        Assert.True(point >= 0, label);
        int points = Whole("POINT:USED")[0];
        int frameLength = 4 * ((4 * points) + (Word(10) * Whole("ANALOG:USED")[0]));
        int start = ((Word(9) - 1) * 512) + (16 * point);
        return
        [
            .. Enumerable.Range(0, (int)Real("POINT:LONG_FRAMES")[0]).Select(f =>
                _bytes[(start + (f * frameLength))..(start + (f * frameLength) + 16)].Chunk(4).Select(b => BinaryPrimitives.ReadSingleLittleEndian(b)).ToArray()),
        ];
    }

    private void ReadParameters(int start)
    {
        Assert.Equal(84, _bytes[start + 3]);
        int end = start + (512 * _bytes[start + 2]);
        Dictionary<int, string> groups = [];
        int at = start + 4;
        while (_bytes[at] != 0)
        {
            int length = Math.Abs((sbyte)_bytes[at]);
            sbyte group = (sbyte)_bytes[at + 1];
            string name = Encoding.ASCII.GetString(_bytes, at + 2, length);
            int pointer = at + 2 + length;
            int next = pointer + BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(pointer));
            int body = pointer + 2;
            if (group < 0)
            {
                groups[-group] = name;
                Assert.Equal(next, body + 1 + _bytes[body]);
            }
            else
            {
                sbyte type = (sbyte)_bytes[body];
                byte[] dimensions = _bytes[(body + 2)..(body + 2 + _bytes[body + 1])];
                int data = body + 2 + dimensions.Length;
                int size = dimensions.Aggregate(Math.Abs((int)type), (product, d) => product * d);
                _parameters[$"{groups[group]}:{name}"] = (type, dimensions, _bytes[data..(data + size)]);
                Assert.Equal(next, data + size + 1 + _bytes[data + size]);
            }

            at = next;
            Assert.True(at < end, "the records end inside their section");
        }
    }
}
