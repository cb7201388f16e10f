namespace GaitSense.Streaming;

/// <summary>Bytes of one queued packet, in memory that is used again.</summary>
internal sealed class Payload
{
    // The largest attribute of Bluetooth is 512 bytes; a file may hold longer packets.
    private byte[] _bytes = new byte[512];
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public void Fill(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length)
        {
            _bytes = new byte[bytes.Length];
        }

        bytes.CopyTo(_bytes);
        _length = bytes.Length;
    }
}
