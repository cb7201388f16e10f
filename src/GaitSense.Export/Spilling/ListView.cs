using System.Collections;

namespace GaitSense.Export.Spilling;

/// <summary>One part of every item of a list, read when it is asked for.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <typeparam name="TPart">The part.</typeparam>
/// <param name="items">The list; it is kept alive.</param>
/// <param name="part">The part of an item.</param>
internal sealed class ListView<T, TPart>(SpillingList<T> items, Func<T, TPart> part) : IReadOnlyList<TPart>
    where T : unmanaged
{
    /// <inheritdoc/>
    public int Count => items.Count;

    /// <inheritdoc/>
    public TPart this[int index] => part(items[index]);

    /// <inheritdoc/>
    public IEnumerator<TPart> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
