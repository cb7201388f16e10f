using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using GaitSense.Core.Geometry;
using GaitSense.Core.Recordings;
using GaitSense.Core.Samples;

namespace GaitSense.App.Cli.Batch;

/// <summary>SHA-256 of everything that an analysis depends on.</summary>
internal sealed class ContentHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes words: options, versions, rosters.</summary>
    public ContentHash Add(string text)
    {
        Length(text.Length);
        _hash.AppendData(Encoding.UTF8.GetBytes(text));
        return this;
    }

    /// <summary>Takes packets.</summary>
    public ContentHash Add(IEnumerable<RawPacket> packets)
    {
        foreach (RawPacket packet in packets)
        {
            Length(packet.Sensor);
            Length(packet.Arrival.Nanoseconds);
            Length(packet.Payload.Length);
            _hash.AppendData(packet.Payload.Span);
        }

        return this;
    }

    /// <summary>Takes the samples of a recording.</summary>
    public ContentHash Add(ImuRecording recording)
    {
        foreach (ImuTrack track in recording.Tracks)
        {
            Add(track.Sensor.ToString());
            Length(track.TimesS.Count);
            for (int i = 0; i < track.TimesS.Count; i++)
            {
                Span<Vec3> row = [new Vec3(track.TimesS[i], 0, 0), track.AccelerationMps2[i], track.AngularRateRadPerS[i], track.MagneticFieldUt.Count > i ? track.MagneticFieldUt[i] : default];
                _hash.AppendData(MemoryMarshal.AsBytes(row));
            }
        }

        return this;
    }

    /// <summary>The hash, in hexadecimal.</summary>
    public string Text() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Length(long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _hash.AppendData(bytes);
    }
}
