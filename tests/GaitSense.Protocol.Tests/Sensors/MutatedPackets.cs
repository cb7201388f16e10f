using System.Buffers.Binary;
using GaitSense.Protocol.Sensors;

namespace GaitSense.Protocol.Tests.Sensors;

/// <summary>Packets of a profile: a third random, a third well formed, a third well formed and then damaged. Allocates nothing
/// once built.</summary>
internal sealed class MutatedPackets
{
    private readonly SensorProfile _profile;
    private readonly Random _random;
    private readonly byte[] _buffer = new byte[512];
    private uint _stamp;

    public MutatedPackets(SensorProfile profile, int seed)
    {
        _profile = profile;
        _random = new Random(seed);
    }

    public ReadOnlySpan<byte> Next(out int stream)
    {
        stream = _random.Next(_profile.Streams.Count + (_random.Next(50) == 0 ? 2 : 0));
        int kind = _random.Next(3);
        if (kind == 0 || stream >= _profile.Streams.Count)
        {
            int length = _random.Next(2) == 0 ? _random.Next(48) : _random.Next(_buffer.Length + 1);
            _random.NextBytes(_buffer.AsSpan(0, length));
            return _buffer.AsSpan(0, length);
        }

        int good = Good(stream);
        return kind == 1 ? _buffer.AsSpan(0, good) : Damage(good);
    }

    private ReadOnlySpan<byte> Damage(int length)
    {
        switch (_random.Next(3))
        {
            case 0:
                return _buffer.AsSpan(0, _random.Next(length + 1));
            case 1:
                int longer = Math.Min(_buffer.Length, length + _random.Next(1, 40));
                _random.NextBytes(_buffer.AsSpan(length, longer - length));
                return _buffer.AsSpan(0, longer);
            default:
                for (int i = 0; i <= _random.Next(4); i++)
                {
                    _buffer[_random.Next(length)] ^= (byte)(1 << _random.Next(8));
                }

                return _buffer.AsSpan(0, length);
        }
    }

    private int Good(int stream) => _profile.Decoder switch
    {
        "movella-dot" => Floats(4, (44 - 4) / 4, 0.2f, isUnit: true),
        "movesense-gsp" => Movesense(),
        "metamotion" => MetaMotion(),
        "witmotion" => Frame(),
        "polar-pmd" => Polar(stream),
        "generic" => Floats(4, 6, 1, isUnit: false),
        "arduino-nano" => Floats(0, 3, 1, isUnit: false),
        _ => Words(0, 9),
    };

    private int Floats(int at, int count, float scale, bool isUnit)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer, _stamp += 16667);
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(_buffer.AsSpan(at + (4 * i)), isUnit && i == 0 ? 1 : (_random.NextSingle() - 0.5f) * scale);
        }

        return at + (4 * count);
    }

    private int Movesense()
    {
        const int body = 4 + (8 * 24);
        const int first = 152;
        int axes = _profile.Streams[0].Layout;
        int whole = axes == 9 ? body + (8 * 12) : body;
        bool isSecond = _random.Next(2) == 0;
        int length = isSecond ? whole - first : first;
        Floats(isSecond ? 2 : 6, (length - (isSecond ? 0 : 4)) / 4, 4, isUnit: false);
        _buffer[0] = isSecond ? (byte)3 : (byte)2;
        _buffer[1] = 0x63;
        return 2 + length;
    }

    private int MetaMotion()
    {
        bool isAcceleration = _random.Next(2) == 0;
        if (_random.Next(3) == 0)
        {
            Floats(2, 3, 100, isUnit: false);
            (_buffer[0], _buffer[1]) = (0x19, (byte)_random.Next(4, 8));
            return 15;
        }

        bool isPacked = _random.Next(2) == 0;
        Words(2, isPacked ? 9 : 3);
        (_buffer[0], _buffer[1]) = isAcceleration ? ((byte)0x03, (byte)4) : ((byte)0x13, (byte)5);
        return isPacked ? 20 : 8;
    }

    private int Frame()
    {
        Words(2, 9);
        (_buffer[0], _buffer[1]) = (0x55, _random.Next(8) == 0 ? (byte)0x71 : (byte)0x61);
        return 20;
    }

    private int Polar(int stream)
    {
        if (_profile.Streams[stream].Role == SensorStreamRole.Answers)
        {
            (_buffer[0], _buffer[1], _buffer[2], _buffer[3], _buffer[4], _buffer[5], _buffer[6]) = (0xF0, 2, _random.Next(2) == 0 ? (byte)2 : (byte)5, 0, 0, 5, 1);
            BinaryPrimitives.WriteSingleLittleEndian(_buffer.AsSpan(7), _random.NextSingle());
            return 11;
        }

        bool isAcceleration = _random.Next(2) == 0;
        _buffer[0] = isAcceleration ? (byte)2 : (byte)5;
        BinaryPrimitives.WriteUInt64LittleEndian(_buffer.AsSpan(1), (ulong)(_stamp += 5) * 19_000_000);
        _buffer[9] = isAcceleration && _random.Next(2) == 0 ? (byte)1 : (byte)(0x80 | (isAcceleration ? 1 : 0));
        Words(10, 3);
        if (_buffer[9] == 1)
        {
            return 16;
        }

        (_buffer[16], _buffer[17]) = (8, 4);
        _random.NextBytes(_buffer.AsSpan(18, 12));
        return 30;
    }

    private int Words(int at, int count)
    {
        for (int i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(_buffer.AsSpan(at + (2 * i)), (short)_random.Next(short.MinValue, short.MaxValue + 1));
        }

        return at + (2 * count);
    }
}
