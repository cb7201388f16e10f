using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Serialization;
using GaitSense.Core.Frames;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Sensors;

namespace GaitSense.Devices.Native;

/// <summary>Head of a native recording: eight bytes "GSRAW", 0, version u16; length of the JSON u32; CRC-32 of the JSON u32;
/// JSON in UTF-8. All little-endian; frames follow.</summary>
internal static partial class NativeFormat
{
    /// <summary>Version that this code writes, and the only one it reads.</summary>
    public const ushort Version = 1;

    /// <summary>Bytes before the JSON.</summary>
    public const int PreambleLength = 16;

    private const int LongestJson = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "GSRAW\0"u8;

    /// <summary>The bytes of a head.</summary>
    public static byte[] Encode(NativeRecordingHeader header)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(ToFile(header), FileContext.Default.FileHeader);
        byte[] bytes = new byte[PreambleLength + json.Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), json.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Crc32.HashToUInt32(json));
        json.CopyTo(bytes, PreambleLength);
        return bytes;
    }

    /// <summary>Reads a head from the start of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="length">Length of the head, bytes.</param>
    /// <exception cref="InputFaultException">It is not the head of a native recording that this version reads.</exception>
    public static NativeRecordingHeader Decode(Stream stream, string name, out int length)
    {
        byte[] preamble = new byte[PreambleLength];
        if (stream.ReadAtLeast(preamble, PreambleLength, throwOnEndOfStream: false) < PreambleLength
            || !preamble.AsSpan(0, 6).SequenceEqual(Magic))
        {
            throw Fault("not a GaitSense native recording", name, "give a .gsraw file that GaitSense wrote");
        }

        int version = BinaryPrimitives.ReadUInt16LittleEndian(preamble.AsSpan(6));
        if (version != Version)
        {
            throw Fault($"format version {version}, this program reads {Version}", name, "use the GaitSense version that wrote it, or a newer one");
        }

        int jsonLength = BinaryPrimitives.ReadInt32LittleEndian(preamble.AsSpan(8));
        byte[] json = new byte[jsonLength is > 0 and <= LongestJson ? jsonLength : 0];
        bool isWhole = json.Length > 0 && stream.ReadAtLeast(json, json.Length, throwOnEndOfStream: false) == json.Length;
        if (!isWhole || Crc32.HashToUInt32(json) != BinaryPrimitives.ReadUInt32LittleEndian(preamble.AsSpan(12)))
        {
            throw Fault("the header is damaged", name, "restore the file from a copy; without the header its sensors are not known");
        }

        length = PreambleLength + json.Length;
        return Parse(json, name);
    }

    private static NativeRecordingHeader Parse(byte[] json, string name)
    {
        try
        {
            return FromFile(JsonSerializer.Deserialize(json, FileContext.Default.FileHeader) ?? throw new JsonException("it is empty"));
        }
        catch (JsonException e)
        {
            throw Fault($"the header cannot be read: {e.Message}", name, "restore the file from a copy");
        }
    }

    private static InputFaultException Fault(string what, string where, string advice) => new(new InputFault(what, where, advice));

    private static FileHeader ToFile(NativeRecordingHeader h) => new(
        h.StartedAt,
        h.Person,
        h.Exercise,
        h.Source,
        [.. h.Sensors.Select(s => new FileSensor(
            s.Id,
            s.Site.ToString(),
            s.NominalRateHz,
            s.Name,
            s.Profile,
            s.Clock.ToString(),
            s.Placement,
            s.Axes.ToString(),
            [s.Mounting.Quaternion.W, s.Mounting.Quaternion.X, s.Mounting.Quaternion.Y, s.Mounting.Quaternion.Z]))]);

    private static NativeRecordingHeader FromFile(FileHeader h) => new()
    {
        StartedAt = h.StartedAt,
        Person = h.Person,
        Exercise = h.Exercise,
        Source = h.Source,
        Sensors = [.. h.Sensors.Select(s => new SensorDescriptor
        {
            Id = s.Id,
            Site = Named(s.Site, BodySite.Unassigned),
            NominalRateHz = s.NominalRateHz,
            Name = s.Name,
            Profile = s.Profile,
            Clock = Named(s.Clock, ClockKind.FreeRunning),
            Placement = s.Placement,
            Axes = Named(s.Axes, AxesKnowledge.Unknown),
            Mounting = s.Mounting is [double w, double x, double y, double z]
                ? new Rotation<SensorFrame, NominalFrame>(new Quat(w, x, y, z))
                : Rotation<SensorFrame, NominalFrame>.Identity,
        })],
    };

    private static T Named<T>(string name, T otherwise)
        where T : struct, Enum => Enum.TryParse(name, out T value) && Enum.IsDefined(value) ? value : otherwise;

    private sealed record FileHeader(
        DateTimeOffset StartedAt,
        string Person,
        string Exercise,
        string Source,
        IReadOnlyList<FileSensor> Sensors);

    private sealed record FileSensor(
        string Id,
        string Site,
        double NominalRateHz,
        string Name,
        string Profile,
        string Clock,
        string Placement,
        string Axes,
        IReadOnlyList<double> Mounting);

    // Generated when it is compiled, so that nothing is looked up by reflection.
    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(FileHeader))]
    private sealed partial class FileContext : JsonSerializerContext;
}
