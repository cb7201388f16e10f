using System.Collections.Concurrent;

namespace GaitSense.Streaming;

/// <summary>Memory for the packets that wait in one queue: bounded, made when first needed, used again.</summary>
internal sealed class PayloadPool(int limit)
{
    private readonly ConcurrentQueue<Payload> _free = new();
    private int _made;

    /// <summary>Memory with a copy of the bytes; null when all of it is in use. One caller at a time.</summary>
    public Payload? TryRent(ReadOnlySpan<byte> bytes)
    {
        if (!_free.TryDequeue(out Payload? payload))
        {
            if (_made == limit)
            {
                return null;
            }

            _made++;
            payload = new Payload();
        }

        payload.Fill(bytes);
        return payload;
    }

    public void Return(Payload payload) => _free.Enqueue(payload);
}
