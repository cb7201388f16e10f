using System.Buffers.Binary;

namespace GaitSense.Protocol.Sensors.Fields;

/// <summary>How a number is written.</summary>
public enum FieldType
{
    /// <summary>Signed, 8 bits.</summary>
    I8,

    /// <summary>Unsigned, 8 bits.</summary>
    U8,

    /// <summary>Signed, 16 bits, little-endian.</summary>
    I16,

    /// <summary>Unsigned, 16 bits, little-endian.</summary>
    U16,

    /// <summary>Signed, 32 bits, little-endian.</summary>
    I32,

    /// <summary>Unsigned, 32 bits, little-endian.</summary>
    U32,

    /// <summary>IEEE 754, 32 bits, little-endian.</summary>
    F32,

    /// <summary>IEEE 754, 64 bits, little-endian.</summary>
    F64,

    /// <summary>Signed, 16 bits, big-endian.</summary>
    I16be,

    /// <summary>Unsigned, 16 bits, big-endian.</summary>
    U16be,

    /// <summary>Signed, 32 bits, big-endian.</summary>
    I32be,

    /// <summary>Unsigned, 32 bits, big-endian.</summary>
    U32be,

    /// <summary>IEEE 754, 32 bits, big-endian.</summary>
    F32be,
}

/// <summary>Reads numbers by their type.</summary>
internal static class FieldTypes
{
    public static int LengthOf(FieldType type) => type switch
    {
        FieldType.I8 or FieldType.U8 => 1,
        FieldType.I16 or FieldType.U16 or FieldType.I16be or FieldType.U16be => 2,
        FieldType.F64 => 8,
        _ => 4,
    };

    public static double Read(FieldType type, ReadOnlySpan<byte> at) => type switch
    {
        FieldType.I8 => (sbyte)at[0],
        FieldType.U8 => at[0],
        FieldType.I16 => BinaryPrimitives.ReadInt16LittleEndian(at),
        FieldType.U16 => BinaryPrimitives.ReadUInt16LittleEndian(at),
        FieldType.I32 => BinaryPrimitives.ReadInt32LittleEndian(at),
        FieldType.U32 => BinaryPrimitives.ReadUInt32LittleEndian(at),
        FieldType.F32 => BinaryPrimitives.ReadSingleLittleEndian(at),
        FieldType.F64 => BinaryPrimitives.ReadDoubleLittleEndian(at),
        FieldType.I16be => BinaryPrimitives.ReadInt16BigEndian(at),
        FieldType.U16be => BinaryPrimitives.ReadUInt16BigEndian(at),
        FieldType.I32be => BinaryPrimitives.ReadInt32BigEndian(at),
        FieldType.U32be => BinaryPrimitives.ReadUInt32BigEndian(at),
        _ => BinaryPrimitives.ReadSingleBigEndian(at),
    };
}
