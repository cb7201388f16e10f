using System.Collections.Concurrent;

namespace GaitSense.Streaming;

/// <summary>Memory for what waits in one queue: bounded, made when first needed, used again.</summary>
/// <typeparam name="T">Bytes of a packet, or samples.</typeparam>
/// <param name="limit">Blocks at most.</param>
/// <param name="usual">Length of a block that is made room for at once.</param>
internal sealed class BlockPool<T>(int limit, int usual)
{
    private readonly ConcurrentQueue<Block<T>> _free = new();
    private int _made;

    /// <summary>Memory with a copy of the content; null when all of it is in use. One caller at a time.</summary>
    public Block<T>? TryRent(ReadOnlySpan<T> content)
    {
        if (!_free.TryDequeue(out Block<T>? block))
        {
            if (_made == limit)
            {
                return null;
            }

            _made++;
            block = new Block<T>(usual);
        }

        block.Fill(content);
        return block;
    }

    public void Return(Block<T> block) => _free.Enqueue(block);
}
