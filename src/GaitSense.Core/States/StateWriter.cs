using System.Buffers;
using System.Runtime.InteropServices;

namespace GaitSense.Core.States;

/// <summary>Writes state as the bytes that memory holds. Meant for the same program on the same kind of machine; whoever keeps
/// the bytes keeps the version beside them.</summary>
public sealed class StateWriter(IBufferWriter<byte> output) : IStateVisitor
{
    /// <inheritdoc/>
    public void Value<T>(ref T value)
        where T : unmanaged => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <inheritdoc/>
    public void Array<T>(T[] values)
        where T : unmanaged => WriteCounted<T>(values);

    /// <inheritdoc/>
    public void List<T>(List<T> values)
        where T : unmanaged => WriteCounted<T>(CollectionsMarshal.AsSpan(values));

    private void WriteCounted<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        int count = values.Length;
        Value(ref count);
        Write(MemoryMarshal.AsBytes(values));
    }

    private void Write(ReadOnlySpan<byte> bytes) => output.Write(bytes);
}
