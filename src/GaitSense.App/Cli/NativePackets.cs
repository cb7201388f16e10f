using GaitSense.Core.Samples;
using GaitSense.Devices.Native;

namespace GaitSense.App.Cli;

/// <summary>The packets of a native recording, one after the other.</summary>
internal static class NativePackets
{
    /// <summary>Opens the file and gives its packets; the bytes of one are valid until the next is asked for.</summary>
    public static IEnumerable<RawPacket> Of(string path)
    {
        using NativeRecordingReader reader = NativeRecordingReader.Open(path);
        while (reader.TryNext(out RawPacket packet))
        {
            yield return packet;
        }
    }
}
