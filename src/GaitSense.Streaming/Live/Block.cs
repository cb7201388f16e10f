namespace GaitSense.Streaming;

/// <summary>What one queued item carries, in memory that is used again.</summary>
/// <typeparam name="T">Bytes of a packet, or samples.</typeparam>
/// <param name="usual">Length that is made room for at once; a longer one makes more.</param>
internal sealed class Block<T>(int usual)
{
    private T[] _content = new T[usual];
    private int _length;

    public ReadOnlyMemory<T> Content => _content.AsMemory(0, _length);

    public void Fill(ReadOnlySpan<T> content)
    {
        if (content.Length > _content.Length)
        {
            _content = new T[content.Length];
        }

        content.CopyTo(_content);
        _length = content.Length;
    }
}
