namespace GaitSense.Streaming.Tests.Fakes;

/// <summary>Counts what a stage emits and keeps nothing.</summary>
internal sealed class NullOutlet<T> : IOutlet<T>
{
    public long Count { get; private set; }

    public void Emit(in T item) => Count++;
}
