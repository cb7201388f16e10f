using System.Runtime.InteropServices;
using GaitSense.Core.Recordings;

namespace GaitSense.Core.States;

/// <summary>Reads what <see cref="StateWriter"/> wrote.</summary>
/// <remarks><b>Errors</b> <see cref="InputFaultException"/> when the bytes end early or were written for something of another
/// size. What was read until then stays in the object: throw it away.</remarks>
public sealed class StateReader(ReadOnlyMemory<byte> bytes) : IStateVisitor
{
    private ReadOnlyMemory<byte> _left = bytes;

    /// <summary>Bytes that are still to be read.</summary>
    public int Left => _left.Length;

    /// <inheritdoc/>
    public void Value<T>(ref T value)
        where T : unmanaged => Read(MemoryMarshal.AsBytes(new Span<T>(ref value)));

    /// <inheritdoc/>
    public void Array<T>(T[] values)
        where T : unmanaged
    {
        int count = 0;
        Value(ref count);
        if (count != values.Length)
        {
            throw Unfit(FormattableString.Invariant($"an array of {count} where {values.Length} belong"));
        }

        Read(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    /// <inheritdoc/>
    public void List<T>(List<T> values)
        where T : unmanaged
    {
        int count = 0;
        Value(ref count);
        if (count < 0 || count > _left.Length)
        {
            throw Unfit(FormattableString.Invariant($"a list of {count}"));
        }

        CollectionsMarshal.SetCount(values, count);
        Read(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values)));
    }

    private static InputFaultException Unfit(string what) => new(new InputFault(
        $"the saved state does not fit: {what}", "saved state", "Start anew from the recording; states only fit the sensors and the version that wrote them."));

    private void Read(Span<byte> target)
    {
        if (target.Length > _left.Length)
        {
            throw Unfit(FormattableString.Invariant($"{_left.Length} bytes left where {target.Length} belong"));
        }

        _left.Span[..target.Length].CopyTo(target);
        _left = _left[target.Length..];
    }
}
